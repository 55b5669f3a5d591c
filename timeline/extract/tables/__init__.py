"""Tables and lists of trade → figures: `table_figures(reading)`.

A cell alone says nothing: its flow, unit, period and sides come from the heads of its column and
its row and from the lines about the table. What no head names as trade is left, and so are tables
of other things.
"""

from timeline.extract.tables.figures import table_figures

__all__ = ["table_figures"]
