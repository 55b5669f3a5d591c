"""Tables → scene (plain data) → Plotly figures."""
