"""A file or folder → Documents."""

from timeline.documents.read import each_document, read_documents

__all__ = ["each_document", "read_documents"]
