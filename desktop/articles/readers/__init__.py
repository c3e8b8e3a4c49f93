"""One module a format; see `desktop/articles/registry.py` for what a module gives."""
