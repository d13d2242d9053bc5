"""What an incise or a medial adjunct scopes over: to its left, and what goes on after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import (
    after_connectives,
    after_place,
    finite_start,
    sentence_end,
    trimmed,
    with_quotes,
)
from guillemets.attributions.noun_phrases import names_a_source, phrase_at
from guillemets.language.verbs import finite_within, is_finite, is_participle
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene, Stretch


_ENDS_CLAUSE = frozenset(["NOUN", "PROPN", "ADJ", "ADV"])
_APPOSED = 12  # words of appositions after an incise
_COMME = 5  # words of ", ainsi que l" before an incise
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


def rest_of_quotation(scene: Scene, reach: Stretch, *, complete: bool) -> Stretch | None:
    """The rest of the quotation that an incise stands inside: «Nous restons, dit-elle. Personne ne part».

    What is in apposition to a phrase that ends the incise is none of it: «Nous restons, dit Anne Roux, maire. [...]»
    """
    around = scene.outer_quote_around(reach.first)
    if around is None or around.last <= reach.last + 1 or around.first >= reach.first:
        return None
    apposed = _apposition_end(scene, reach.last + 1, around.last) if complete else None
    return trimmed(scene, reach.last + 1 if apposed is None else apposed + 1, around.last)


def _apposition_end(scene: Scene, comma: int, last: int) -> int | None:
    """The comma or full stop after an apposition that opens at ``comma``: a relative, a name, an aside."""
    doc = scene.doc
    if doc[comma].text != ",":
        return None
    end = next((i for i in range(comma + 1, last) if doc[i].text in (",", ".")), None)
    if end is None or doc[end + 1].is_punct:
        return None
    if doc[comma + 1].lower_ in grammar().relative_subject:
        return end
    phrase = phrase_at(scene, comma + 1, end - 1)
    named = phrase is not None and phrase.last == end - 1 and names_a_source(scene, phrase)
    opens = doc[comma + 1].pos_ == "ADP" or is_participle(doc[comma + 1]) or doc[comma + 2].pos_ == "ADP"
    aside = doc[end].text == "." and opens and not finite_within(doc, comma + 1, end)
    return end if named or aside else None


def opens_clause(scene: Scene, comme: int) -> bool:
    """Whether "comme" opens a sentence or what "que" introduces: "a dit que, comme l'a noté le juge, A"."""
    before = comme - 1
    if before > 0 and scene.doc[before].text == ",":
        before -= 1
    return comme == scene.sentence(comme).first or scene.doc[before].lower_ in grammar().that


def quote_apart(scene: Scene, group: VerbGroup, end: int) -> Stretch | None:
    """The quotation before an incise that is a sentence of its own, a full stop forgotten: "Il part «Tant pis» dit-il".

    A clause is whole before it, and neither its verb nor a preposition asks for what is quoted.
    """
    doc = scene.doc
    quote = scene.quote_to(end) or scene.quote_to(end - 1)
    if quote is None or not doc[quote.first + 1].text[:1].isupper() or not verbal_quote(scene, quote):
        return None
    noun = scene.words.source_nouns.get(doc[quote.first - 1].lower_)
    if noun is not None and noun.kind is SpeakerKind.DOCUMENT:
        return None  # "le rapport «L'eau manque partout»"
    first = scene.sentence(quote.first).first
    before = doc[quote.first - 1]
    ended = before.pos_ in _ENDS_CLAUSE or (group.clitic is not None and is_participle(before))
    if quote.first <= first or not ended:
        return None
    cues = [g.head for g in scene.groups_between(first, quote.first)]
    if before.i in cues or (cues and group.clitic is None):
        return None  # "Il a dit à la foule «Nous vaincrons», raconte un témoin"
    clause = range(first, quote.first)
    if doc[first].lower_ in grammar().subordinating:
        return None
    return quote if any(is_finite(doc[i]) and scene.quote_around(i) is None for i in clause) else None


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
    if quote is not None and quote.first == after_connectives(scene, first, quote.first):
        first = _first_of_joined(scene, first)
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


def _left_open(scene: Scene, first: int, start: int) -> bool:
    """Whether an incise parts a verb from what it needs: "Le train a, dit X, déraillé"."""
    doc = scene.doc
    comma = next((i for i in range(first, max(first - _COMME, 0), -1) if doc[i].text == ","), 0)
    if not comma or not is_finite(doc[comma - 1]):
        return False
    verb, following = doc[comma - 1], doc[start]
    while following.pos_ == "ADV" and following.i + 1 < len(doc):
        following = following.nbor(1)
    as_said = comma + 1 < first and doc[comma + 1].lower_ in ("comme", "ainsi")
    if as_said and following.pos_ in ("DET", "ADP"):
        return True  # "L'usine fermera, comme l'a dit X, ses portes"
    nonfinite = following.pos_ in ("VERB", "AUX") and not is_finite(following) and not following.lower_.endswith("ant")
    return nonfinite or verb.pos_ == "AUX"


def _first_of_joined(scene: Scene, first: int) -> int:
    """The start of the quotation that a coordinator joins to the one after it: "«A» [et enfin] «B», dit X"."""
    joined = scene.quote_to(first - 1) if first > 0 and scene.doc[first].lower_ in grammar().coordinator else None
    return first if joined is None else joined.first


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
    if doc[after].text == "," and _left_open(scene, reach.first, start):
        return trimmed(scene, start, with_quotes(scene, start, sentence_end(scene, start)))
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
