"""From a file to a `Document`: one module a format gives blocks, the layout modules give them meaning."""
