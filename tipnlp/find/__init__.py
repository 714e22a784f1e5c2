"""The finders: pure functions, strings in, `tipnlp.match.Match` out. No spaCy, no pandas."""
