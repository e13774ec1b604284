"""CEA Helper: evidence, strength, statements and a Word document for a consultant's award."""

__version__ = "0.1.0"
