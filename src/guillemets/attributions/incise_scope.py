"""What an incise or a medial adjunct scopes over: to its left, and what goes on after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import (
    after_place,
    finite_start,
    sentence_end,
    trimmed,
    with_quotes,
)
from guillemets.language.verbs import finite_within, is_finite, is_participle
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.scene import Scene, Stretch


_APPOSED = 12  # words of appositions after an incise
_NAME_LENGTH = 5  # words


def verbal_quote(scene: Scene, quote: Stretch) -> bool:
    """Whether a quotation is more than a name: it has a verb, or more than a handful of words."""
    return quote.last - quote.first > _NAME_LENGTH or any(
        scene.doc[i].pos_ in ("VERB", "AUX") for i in range(quote.first, quote.last + 1)
    )


def quotes_next(scene: Scene, reach: Stretch) -> bool:
    """Whether a colon and a quotation come within the appositions after an incise: ", comme dit X, chimiste: «...»"."""
    doc = scene.doc
    end = min(scene.sentence(reach.last).last, reach.last + _APPOSED)
    colon = next((i for i in range(reach.last + 1, end) if doc[i].text == ":"), None)
    if colon is None or scene.quote_from(colon + 1) is None:
        return False
    return not any(is_finite(doc[i]) for i in range(reach.last + 1, colon))


def rest_of_quotation(scene: Scene, reach: Stretch) -> Stretch | None:
    """The rest of the quotation that an incise stands inside: «Nous restons, dit-elle. Personne ne part»."""
    around = scene.outer_quote_around(reach.first)
    if around is None or around.last <= reach.last + 1 or around.first >= reach.first:
        return None
    return trimmed(scene, reach.last + 1, around.last)


def _free_before(scene: Scene, reach: Stretch) -> bool:
    """Whether a whole clause stands before the incise already."""
    start = scene.sentence(reach.first).first
    return any(is_finite(scene.doc[i]) and scene.doc[i].dep_ != "acl:relcl" for i in range(start, reach.first))


def region_start(scene: Scene, border: int) -> int:
    """The first token of what an incise or adjunct at token ``border`` can scope over to its left."""
    doc = scene.doc
    sentence = scene.sentence(border)
    first = sentence.first
    if first == border and border > 0 and scene.quote_to(border - 1) is not None:
        first = scene.sentence(border - 1).first
    last = border - 1
    while last > first and doc[last].text in (",", "-"):
        last -= 1
    quote = scene.quote_to(last) or scene.quote_to(
        last - 1 if last > sentence.first or first < sentence.first else last
    )
    if quote is not None and quote.first < first:
        first = scene.sentence(quote.first).first
    limit = quote.first if quote is not None else last
    for i in range(limit, first, -1):
        word = doc[i - 1]
        if word.text == ";":
            return i
        if word.text == ":" and scene.quote_from(i) is not None:
            return i
    around = scene.outer_quote_around(border)
    if around is not None and around.first != first:
        return around.first
    heading = scene.quote_from(first)
    if heading is not None and scene.quote_from(heading.last + 1) is not None and not verbal_quote(scene, heading):
        return heading.last + 1  # a crosshead of quoted words run into what is said: «Climat lourd» «On a peur», dit
    return after_place(scene, first, last)


def _resumed_quote(scene: Scene, reach: Stretch, start: int) -> Stretch | None:
    """The quotation that goes on after an apposition: "«A», dit la maire, interrogée par la radio, «mais B»"."""
    doc = scene.doc
    end = min(scene.sentence(reach.last).last, start + _APPOSED)
    comma = next((i for i in range(start, end) if doc[i].text == ","), None)
    before = scene.quote_to(reach.first - 2) if reach.first > 1 else None
    quote = scene.quote_from(comma + 1) if comma is not None else None
    if comma is None or quote is None or before is None or not doc[quote.first + 1].text[:1].islower():
        return None
    apposed = not finite_within(doc, start, comma) and scene.quote_from(start) is None
    cued = bool(scene.groups_between(start + 1, comma))
    return quote if apposed and not cued and verbal_quote(scene, quote) else None


def continuation(scene: Scene, reach: Stretch, *, complete: bool) -> Stretch | None:
    """What follows an incise and still belongs to the content: «A», a-t-il dit, «B»; "A, selon lui, B".

    ``complete`` is true when a noun phrase ends the incise, after which a comma mostly opens an apposition.
    """
    doc = scene.doc
    sentence = scene.sentence(reach.last)
    after = reach.last + 1
    if after > sentence.last:
        return None
    colon = doc[after].text == ":"
    if doc[after].text not in (",", ":", "-") and scene.quote_from(after) is None:
        return None
    start = after if scene.quote_from(after) is not None else after + 1
    if start > sentence.last:
        return None
    later = _resumed_quote(scene, reach, start)
    if later is not None:
        return later
    quote = scene.quote_from(start)
    if quote is not None and complete and not verbal_quote(scene, quote):
        return None
    if quote is not None:
        end = quote.last if quote.last >= sentence.last - 1 else with_quotes(scene, start, sentence_end(scene, start))
        return trimmed(scene, start, end)
    first = doc[start]
    if complete and doc[after].text == "," and finite_start(doc, start) and not _free_before(scene, reach):
        return trimmed(scene, start, with_quotes(scene, start, sentence_end(scene, start)))
    if colon or complete or first.lower_ in grammar().incise_breaker or is_participle(first):
        return None
    if first.pos_ in ("VERB", "AUX") and not is_finite(first):
        return None
    if first.lower_ in grammar().reflexive and start < sentence.last and is_participle(doc[start + 1]):
        return None  # "«...», a-t-il glissé, se bornant à indiquer que"
    quoted = scene.quote_to(reach.first - 1) or (reach.first > 1 and scene.quote_to(reach.first - 2))
    if quoted and not any(is_finite(word) for word in doc[start : sentence.last]):
        return None  # "«Je pars», a-t-elle dit, la voix brisée"
    return trimmed(scene, start, with_quotes(scene, start, sentence_end(scene, start)))
