"""Runs rules over a document and decides what is said."""
