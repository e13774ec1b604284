"""Tests of reading a Word document."""
