"""Pure: the practice call, what is heard in an answer, and what is remarked on it."""
