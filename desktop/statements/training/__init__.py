"""How the trained reader is made: from the annotated corpus to the file in `resources/models/`."""
