"""What a user opens, corrects, undoes and saves; derive; the workers."""
