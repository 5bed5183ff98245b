"""Which cells of the statutory tables, and which counts in words, the words of a question stand for."""
