"""An article becomes a reading: marks, cues, content, mentions."""
