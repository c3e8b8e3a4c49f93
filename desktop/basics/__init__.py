"""What every room needs: spans, errors, progress, anchors, where resources lie."""
