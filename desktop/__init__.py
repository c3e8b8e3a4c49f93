"""Crossquote: compare how several news articles report the same words.

The rooms of the package, in the order in which they may import one another:
basics, articles, statements, speakers, comparison, project, export, window, cli.
"""

__version__ = "0.1.0"
