"""Pure text work: no document, no file, no state beyond the unit vocabulary."""
