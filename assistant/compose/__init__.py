"""Wording of answers, without a chat model: from figures, verbatim sentences and the catalogue."""
