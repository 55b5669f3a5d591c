"""A choice of one that stands in the address under its code, so that a link means the same view in
every language (Streamlit's own binding writes the translated word)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st


def one_of(
    title: str, codes: Sequence[str], name: Callable[[str], str], key: str, *, label: bool = False
) -> str:
    """Show the codes as segments and give the chosen one; the first stands in no address."""
    wanted = st.query_params.get(key, "")
    chosen = (
        st.segmented_control(
            title,
            codes,
            default=wanted if wanted in codes else codes[0],
            format_func=name,
            key=key,
            label_visibility="visible" if label else "collapsed",
        )
        or codes[0]
    )
    if chosen != codes[0]:
        st.query_params[key] = chosen
    elif key in st.query_params:
        del st.query_params[key]
    return chosen


def some_of(title: str, codes: Sequence[str], name: Callable[[str], str], key: str) -> list[str]:
    """Show the codes as pills and give the chosen ones, none meaning all."""
    wanted = [code for code in st.query_params.get(key, "").split(",") if code in codes]
    chosen = list(
        st.pills(
            title,
            codes,
            selection_mode="multi",
            default=wanted,
            format_func=name,
            key=key,
            label_visibility="collapsed",
        )
    )
    if chosen:
        st.query_params[key] = ",".join(chosen)
    elif key in st.query_params:
        del st.query_params[key]
    return chosen
