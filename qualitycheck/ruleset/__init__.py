"""Rules as data: the schema of a rule file, its loading, and the kinds of check that rules are made of."""
