"""SMART scores: how specific, measurable, achievable, relevant and time-bound a row and a table are."""
