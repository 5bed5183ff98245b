"""What is answered in words: passages, who mentions what, kinds of information, contact details."""

from __future__ import annotations

from dataclasses import replace

from assistant.types import Status
from eval.cases import Case, Evidence, Names, Reason, Wanted
from eval.sample.questions.asked import Asked, blank, cited, silent
from eval.sample.questions.book import Unresolvable, names_of, sentences


def same(asked: Asked) -> Case:
    """What is the same in every report asked about: any of them will do."""
    values = {operand.value for operand in asked.operands}
    value = asked.operands[0].value
    if len(values) > 1:
        raise Unresolvable(f"{asked.ask.id}: not the same in all reports: {values}")
    if value is None:
        return silent(asked)
    evidence = tuple(replace(item, needed=False) for item in cited(asked.operands))
    return replace(blank(), wanted=(Wanted(value),), evidence=evidence, answer=str(value))


def mention(asked: Asked) -> Case:
    """The agencies, or years, whose prose has one of the words."""
    found = [(truth, sentences(truth, asked.ask.find)) for truth in asked.truths]
    having = [truth for truth, places in found if places]
    if not having or (len(having) == len(asked.truths) and len(having) > 1):
        raise Unresolvable(f"{asked.ask.id}: {asked.ask.find} in none of the reports, or in all")
    if len(asked.truths) == 1:
        names: tuple[Names, ...] = ()
    else:
        names = tuple(names_of(t.agency) if asked.several else (str(t.year),) for t in having)
    evidence = tuple(place for _, places in found for place in places)
    return replace(blank(), names=names, evidence=evidence, answer="；".join(e.quote for e in evidence))


def parts(asked: Asked) -> Case:
    """The kinds of information that were disclosed, each with its count."""
    fact = asked.truths[0].fact("disclosed")
    if fact is None:
        raise Unresolvable(f"{asked.ask.id}: nothing counted by kind")
    wanted = tuple(Wanted(count, fact.unit, (name,)) for name, count in fact.parts)
    evidence = (Evidence(asked.truths[0].file, fact.quote),)
    return replace(blank(), wanted=wanted, evidence=evidence, answer=fact.quote)


def text(asked: Asked) -> Case:
    """What the truth has in words, or the clauses of the prose with one of the words asked for."""
    evidence: list[Evidence] = []
    for truth in asked.truths:
        if asked.ask.text in ("problems", "improvements"):
            evidence += [Evidence(truth.file, text) for text in getattr(truth, asked.ask.text)]
        elif asked.ask.text == "innovation":
            evidence.append(Evidence(truth.file, f"“{truth.innovation}”"))
        else:
            evidence += sentences(truth, asked.ask.find)
    if not evidence:
        return replace(
            blank(), statuses=frozenset({Status.NOT_REPORTED, Status.NOT_FOUND}), reason=Reason.UNSTATED
        )
    return replace(blank(), evidence=tuple(evidence), answer="；".join(e.quote for e in evidence))


def years(asked: Asked) -> Case:
    """The years of which there are reports."""
    years = sorted({truth.year for truth in asked.truths})
    return replace(blank(), names=tuple((str(year),) for year in years), answer="、".join(map(str, years)))
