"""Lexicon and rules of each language, as data; countries, people and places."""
