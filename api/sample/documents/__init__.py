"""Every kind of paper is drawn by one file here; each gives the paper and what it truly says."""

from api.sample.documents.invoice import draw_invoice

__all__ = ["draw_invoice"]
