"""A question in plain words: without what stands beside it, simplified, in the words of the form."""
