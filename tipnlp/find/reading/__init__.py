"""Reads the units of a sentence into counts: see `tipnlp.find.reading.reader`."""
