"""Results for people and programs: one module a format, all of them in one table."""
