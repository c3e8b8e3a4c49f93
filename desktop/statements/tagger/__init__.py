"""A small trained reader that marks contents, cues and sources, and joins them; without torch at run time."""
