"""How fast the parser is, beside dateparser in the same run; `make bench` runs it."""
