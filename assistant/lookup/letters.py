"""The share of a question's characters that a text has, whatever words they make there.

管疑难问题的窗口 and 针对“疑难杂症”设立开放窗口 have one word alike and four characters.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence


def letters_shared(letters: Collection[str], texts: Sequence[str]) -> list[float]:
    """For each text its share of the characters, of which those that few texts have weigh most.

    O(texts × length).
    """
    asked = frozenset(letters)
    there = [asked.intersection(text) for text in texts]
    seen = Counter(letter for found in there for letter in found)
    weights = {letter: math.log(1 + len(texts) / (1 + seen[letter])) for letter in asked}
    total = sum(weights.values()) or 1.0
    return [sum(weights[letter] for letter in found) / total for found in there]
