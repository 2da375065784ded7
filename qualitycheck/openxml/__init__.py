"""Word and Excel files changed in place: containers, runs of text, tracked changes, comments, cells."""
