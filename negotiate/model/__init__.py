"""The records that everything else speaks in; they import nothing of the project."""
