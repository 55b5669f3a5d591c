"""A file or folder → Documents."""
