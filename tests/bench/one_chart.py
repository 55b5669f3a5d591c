"""The smallest app that draws a chart: what a cold start of ours is held against."""

import pandas as pd
import plotly.express as px
import streamlit as st

table = pd.DataFrame({"year": range(1992, 2026), "events": range(34)})
st.plotly_chart(px.scatter(table, x="year", y="events"), key="chart")
