"""What the words of a document mean: computed on first use, memoised by text."""
