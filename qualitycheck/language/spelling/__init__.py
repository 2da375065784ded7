"""The spelling check: candidates by sound, shape and lexicon; language models; a reranker; a decision."""
