"""Bilateral-relations timeline: dated events and trade figures out of press documents."""

__version__ = "0.1.0"
