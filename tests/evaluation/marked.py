"""Dispatches whose annotation is marked in the sentence, and what a careless system would make of them.

Marks: ``<a1>`` content, ``<c1>`` cue, ``<s1>`` source of attribution 1, and so on; marks may nest and repeat.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from guillemets.evaluation import Annotated, Predicted, Reported

if TYPE_CHECKING:
    from random import Random

_MARK = re.compile(r"<(/?)([acs])(\d+)>")


def marked(sentence: str, *details: dict[str, object], name: str = "cas") -> Annotated:
    """The dispatch without its marks; ``details`` are the further fields of each attribution, in order of number."""
    text, opened, places, last = "", {}, {}, 0
    for mark in _MARK.finditer(sentence):
        text += sentence[last : mark.start()]
        last = mark.end()
        key = (mark[2], int(mark[3]))
        if mark[1]:
            places.setdefault(key, []).append((opened.pop(key), len(text)))
        else:
            opened[key] = len(text)
    text += sentence[last:]
    attributions = [
        Reported(
            content=tuple(places[("a", number)]),
            cue=tuple(places.get(("c", number), ())),
            source=tuple(places.get(("s", number), ())),
            **{"type": "indirect", "anonymous": False, "relay": (), **detail},
        )
        for number, detail in enumerate(details, 1)
    ]
    return Annotated(id=name, text=text, published=None, attributions=tuple(attributions))


def corrupted(one: Annotated, draw: Random) -> Predicted:
    """A prediction that gets things wrong in every field, at random: what scorers must agree upon."""
    said = []
    for gold in one.attributions:
        if draw.random() < 0.15:
            continue
        said.append(_spoilt(gold, len(one.text), draw))
        if draw.random() < 0.1:
            said.append(_spoilt(gold, len(one.text), draw))
    draw.shuffle(said)
    return Predicted(attributions=tuple(said))


def _spoilt(gold: Reported, length: int, draw: Random) -> Reported:
    def moved(places: tuple[tuple[int, int], ...], reach: int) -> tuple[tuple[int, int], ...]:
        if draw.random() < 0.4:
            return places
        ends = [(s + draw.randint(-reach, reach), e + draw.randint(-reach, reach)) for s, e in places]
        return tuple((max(0, min(s, length)), max(0, min(e, length))) for s, e in ends)

    names = draw.choice(
        [gold.speakers, gold.speakers, gold.speakers[:1], (), ("Paris",), ("le parquet", "un témoin"), ("M. Rochat",)]
    )
    relay = draw.choice([gold.relay, gold.relay, (), (("un responsable",),), (("un responsable",), ("l'AFP",))])
    return replace(
        gold,
        content=moved(gold.content, 30),
        cue=draw.choice([gold.cue, (), moved(gold.cue, 9)]),
        source=draw.choice([gold.source, (), moved(gold.source, 9)]),
        type=draw.choice([gold.type, "direct", "mixed", None]),
        speakers=names,
        anonymous=draw.random() < 0.5,
        relay=relay,
        rule=draw.choice(["incise", "selon", None]),
    )
