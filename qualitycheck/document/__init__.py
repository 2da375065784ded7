"""The data that flows through the checker: frozen records, no behaviour beyond looking at themselves."""
