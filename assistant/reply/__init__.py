"""Answers laid out as replies that an office could send, once a person has decided what is marked."""
