"""A file or folder → Documents."""

from timeline.documents.read import read_documents

__all__ = ["read_documents"]
