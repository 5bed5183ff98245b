"""The sentence that stands out: of a report by far the nearest in meaning to a question, with words of it.

How near vectors lie says little by itself, since all sentences of such reports are alike; how much nearer one
lies than the others of its report does, whatever words the report uses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.lookup.evidence import Scored
from ingest.embed import Embedder

NEARER = 2.3
"""Standard deviations above the mean of the report's sentences, from which a sentence stands out."""
SHARED = 0.28
"""Share of the question's words that it has to have beside that, and how many that few other sentences have:
阅读量 of 公众号 is not told by the sentence that counts its articles."""
_RARE = 2
_OTHERS = 24
"""Sentences of the report that are enough to tell how near any of them is."""
_MOST_CHARS = 300
_BY_NEARNESS = 0.15


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A sentence with how far it stands out, in standard deviations."""

    item: Scored
    nearness: float

    @property
    def score(self) -> float:
        """What sentences that stand out are put in order by."""
        return self.item.own + _BY_NEARNESS * self.nearness


def standing_out(question: str, ranked: Sequence[Scored], embedder: Embedder) -> list[Outstanding]:
    """The sentences of one report that stand out, best first.

    Embeds those that have enough of the question's words and a sample of the others, and nothing where there
    are none of the former. O(sentences + embedded × dimension).
    """
    likely = [item for item in ranked if item.own >= SHARED and len(item.rare) >= _RARE]
    if not likely:
        return []
    others = [item for item in ranked if item not in likely]
    others = others[:: len(others) // _OTHERS + 1]
    texts = [item.sentence.text[:_MOST_CHARS] for item in (*likely, *others)]
    near = embedder.embed_passages(texts) @ embedder.embed_query(question)
    spread = float(near.std()) or 1.0
    far = (near - float(near.mean())) / spread
    found = [Outstanding(item, float(n)) for item, n in zip(likely, np.ravel(far), strict=False)]
    return sorted((one for one in found if one.nearness >= NEARER), key=lambda one: -one.score)
