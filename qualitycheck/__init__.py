"""Checks Chinese budget performance-target documents for the defects a finance reviewer would mark."""

__version__ = "0.1.0"
