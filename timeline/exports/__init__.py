"""Exports: tables and briefings → bytes. No clock, no network; the same input, the same bytes."""
