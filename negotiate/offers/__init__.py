"""Pure: what an offer is worth, and which of several is worth more."""
