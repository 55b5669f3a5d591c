"""A Document → its events and figures, each with the span that it was read from."""
