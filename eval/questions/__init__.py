"""The question set over the sample corpus: by hand and from patterns, with answers from its truth."""
