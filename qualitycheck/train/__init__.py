"""Builds what models/ holds from corpus/ and public text. Needs the extra `train`; nothing here runs in `check`."""
