"""The sentence that stands out: of a report by far the likeliest to answer a question, in whatever words.

Three things together tell it far better than each alone, over reports that no rule was made for: the share
of the question's words that it has, the share of its characters (寄送证照 and 送证 have no word alike), and
how much nearer in meaning it lies than the others of its report. How
near it lies as such says little, since all sentences of such reports are alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.lookup.evidence import Scored, is_procedure
from assistant.lookup.letters import letters_shared
from assistant.understanding.terms import letters
from assistant.understanding.topic import asks_steps
from ingest.embed import Embedder
from ingest.fold import squeeze

_NEARNESS = 0.15
"""What a standard deviation nearer than the mean counts for, beside a share of the words or characters."""
_LIKELY, _OTHERS = 12, 24
"""So many by their words and characters are looked at, and so many others to tell how near they are."""
_MOST_CHARS = 300
_STEPS = 0.4


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A sentence with the shares of the question's words and characters that it has, added up, and how far
    it stands out in meaning, in standard deviations.
    """

    item: Scored
    words: float
    nearness: float

    @property
    def score(self) -> float:
        """What sentences are put in order by."""
        return self.words + _NEARNESS * self.nearness


def standing_out(question: str, ranked: Sequence[Scored], embedder: Embedder) -> list[Outstanding]:
    """The likeliest sentences of one report, best first.

    Embeds those with most of the question's words and characters and a sample of the others. O(sentences ×
    length + embedded × dimension).
    """
    both = by_words(question, ranked)
    likely, others = both[:_LIKELY], both[_LIKELY:]
    others = others[:: len(others) // _OTHERS + 1]
    if not likely or not likely[0][0]:
        return []
    texts = [item.sentence.text[:_MOST_CHARS] for _, item in (*likely, *others)]
    near = np.ravel(embedder.embed_passages(texts) @ embedder.embed_query(question))
    far = (near - float(near.mean())) / (float(near.std()) or 1.0)
    found = [Outstanding(item, share, float(n)) for (share, item), n in zip(likely, far, strict=False)]
    return sorted(found, key=lambda one: -one.score)


def by_words(question: str, ranked: Sequence[Scored]) -> list[tuple[float, Scored]]:
    """The sentences with the share of the question's words and characters in each, best first.

    O(sentences × length).
    """
    shares = _letters_in(question, ranked)
    both = [(item.own + share, item) for item, share in zip(ranked, shares, strict=True)]
    return sorted(both, key=lambda pair: -pair[0])


def _letters_in(question: str, ranked: Sequence[Scored]) -> list[float]:
    """The share of a question's characters in each sentence; more for a procedure, where one is asked for.

    O(sentences × length).
    """
    texts = [item.sentence.text for item in ranked]
    shares = letters_shared(letters(question), texts)
    if not asks_steps(squeeze(question).text):
        return shares
    return [share + _STEPS * is_procedure(text) for share, text in zip(shares, texts, strict=True)]
