"""Words in, words out: the only part that prints."""
