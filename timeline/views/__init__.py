"""Streamlit pages and the timeline component."""
