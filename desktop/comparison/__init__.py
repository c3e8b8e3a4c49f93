"""Statements become utterances: alignment, collation, verdicts, framing, tables."""
