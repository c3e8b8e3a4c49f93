"""Mentions become speakers: names, reference inside an article, grouping across articles."""
