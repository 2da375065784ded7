"""Builds what models/ holds from corpus/ and public text. Needs extra `train`; `check` needs nothing here."""
