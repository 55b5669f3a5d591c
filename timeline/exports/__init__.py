"""Tables or figures → bytes of a file."""
