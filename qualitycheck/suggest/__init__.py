"""From “this is weak” to text the author can paste: rewritten, added and removed rows, each proved by a second check."""
