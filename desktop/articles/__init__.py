"""A file becomes articles: one small reader per format, one registry."""
