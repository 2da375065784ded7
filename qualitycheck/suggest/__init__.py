"""Repairs chosen and written into documents; rows rewritten, added and removed, each proved by a second check."""
