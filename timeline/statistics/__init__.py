"""Official series → the same figures table as the press figures."""
