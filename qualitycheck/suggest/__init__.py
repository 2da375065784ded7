"""Repairs: which of them are made, and how they are written into a document of each format."""
