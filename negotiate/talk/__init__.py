"""Pure: what to say, and what to know before saying it."""
