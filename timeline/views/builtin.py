"""Words that Streamlit writes in English alone, in the reader's language.

No setting of Streamlit reaches them, so the tags of the page (component/tags.js) put these in their
place, within Streamlit's own parts and where the whole text matches.
"""

from __future__ import annotations

from timeline.messages import Translate

WORDS = (
    "Upload",
    "Add files",
    "Drag and drop files here",
    "Drag and drop a file here",
    "{} MB per file",
    "Choose an option",
    "Choose options",
    "No options to select",
    "No results",
    "Clear value",
    "Select all",
    "Press Enter to apply",
    "Press Ctrl+Enter to apply",
    "Press ⌘+Enter to apply",
    "Fullscreen",
    "Close fullscreen",
    "Running...",
    "Stop",
    "Skip to main content",
    "Sidebar",
    "Expand sidebar",
    "Collapse sidebar",
    "Close",
    "Open",
)


def words(say: Translate) -> dict[str, str]:
    """Each of Streamlit's words with what the reader's language says."""
    return {word: say(word) for word in WORDS}
