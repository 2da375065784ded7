"""One page for a browser: overview, every table with its words marked, the findings beside them; no network."""
