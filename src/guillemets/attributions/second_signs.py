"""The second sign that a weak verb or a risky frame wants: what follows can hardly be anything but what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.language.verbs import is_finite
from guillemets.lexicons.cue_verbs import CueVerb, Frame

if TYPE_CHECKING:
    from guillemets.attributions.complement import Complement
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene

_OPENING = 3  # words of a content before its quotation opens


def explicit(scene: Scene, complement: Complement) -> bool:
    """Whether what follows can hardly be anything but what is said."""
    return complement.frame in (Frame.QUE, Frame.QUOTE) or complement.marked or listed(scene, complement)


def listed(scene: Scene, complement: Complement) -> bool:
    """Whether the object is one that makes the verb report: "rappelle la nécessité de", "affiche son optimisme"."""
    verb, head = complement.verb, complement.head
    nouns = verb.np_nouns if isinstance(verb, CueVerb) else ()
    return complement.frame is Frame.NP and head is not None and scene.doc[head].lower_ in nouns


def quoted_within(scene: Scene, group: VerbGroup, complement: Complement) -> bool:
    """Whether a quotation opens with the content: the second sign that a risky frame wants."""
    last = complement.last if complement.last is not None else scene.sentence(complement.first).last
    woven = range(group.first, group.head + 1)  # "a «rappelé l'importance...»": the cue opens what is quoted
    opening = range(complement.first, min(last, complement.first + _OPENING) + 1)
    if scene.quotes_opening(opening.start, opening.stop - 1):
        return True
    return any(q.last > group.last for q in scene.quotes_opening(woven.start, woven.stop - 1))


def speech_like(scene: Scene, complement: Complement) -> bool:
    """Whether a quotation after a weak cue is speech: after a colon, with a capital, or with a verb of its own."""
    doc = scene.doc
    quote = scene.quote_from(complement.first) or scene.quote_from(complement.first + 1)
    if quote is None or doc[complement.first - 1].text == ":":
        return True
    if Frame.NP in complement.verb.frames and Frame.NP not in complement.verb.risky:
        return True
    inside = doc[quote.first + 1 : quote.last]
    return len(inside) > 0 and (inside[0].is_title or any(is_finite(t) for t in inside))
