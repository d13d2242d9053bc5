"""Sources that follow an inverted verb, read from left to right past addressees, days and asides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.attributions.extent import after_connectives
from guillemets.attributions.moments import day_end
from guillemets.attributions.noun_phrases import names_a_source, phrase_at
from guillemets.attributions.scene import Scene, Stretch
from guillemets.attributions.source_spans import source_span
from guillemets.lexicons.cue_verbs import CueVerb
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.language.tokens import Token
    from guillemets.model.span import Span

_PARENTHESIS = 9  # words between the commas of an adjunct


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A source found by reading on: its place, the last token of the incise, and the addressee passed on the way."""

    span: Span | None
    reach: int
    is_phrase: bool
    head: int | None = None
    addressee: Stretch | None = None


def inverted_source(scene: Scene, group: VerbGroup, *, bare: bool = True) -> Found | None:
    """The source of an incise: its clitic, or the noun phrase that follows the verb after adjuncts.

    An incise that is not ``bare`` ("comme l'indiquent leurs travaux") has whatever noun follows it for its subject.
    """
    doc = scene.doc
    limit = scene.sentence(group.head).last
    i = group.last + 1
    addressee: Stretch | None = None
    if group.clitic is not None:
        end, addressee = adjuncts_end(scene, i, limit)
        word = doc[group.clitic].text.lower()
        span = source_span(scene.parsed, doc[group.clitic])
        if word.endswith(("on", "ce")) or emerges(group):
            return _appris_aupres(scene, group, span, limit)
        return Found(span=span, reach=end, is_phrase=False, head=group.clitic, addressee=addressee)
    end, addressee = adjuncts_end(scene, i, limit)
    start = end + 1
    if start > limit:
        return None
    phrase = phrase_at(scene, start, limit)
    quoted = scene.quote_to(group.first - 1) or (group.first > 1 and scene.quote_to(group.first - 2))
    if phrase is not None and doc[phrase.first].text in ("«", '"') and not quoted:
        phrase = None  # "Mohamed ben Salman, dit «MbS», ..."
    if phrase is None or not (quoted or not bare or names_a_source(scene, phrase)):
        phrase = _swallowed(scene, i, end)
    if phrase is None:
        return None
    reach, later = adjuncts_end(scene, phrase.last + 1, limit)
    return Found(
        span=scene.parsed.place(phrase.first, phrase.last),
        reach=reach,
        is_phrase=True,
        head=phrase.first,
        addressee=addressee or later,
    )


def _swallowed(scene: Scene, first: int, last: int) -> Stretch | None:
    """A person's name at the end of the adjuncts: "écrit dans le quotidien La Repubblica Lucio Caracciolo"."""
    doc = scene.doc
    if last <= first or doc[last].ent_type_ != "PER":
        return None
    start = last
    while start > first and doc[start].ent_iob_ != "B" and doc[start - 1].ent_type_ == "PER":
        start -= 1
    return Stretch(start, last) if start > first + 1 and start < last else None


def _appris_aupres(scene: Scene, group: VerbGroup, span: Span, limit: int) -> Found:
    """The source of an incise with "on": X of "a-t-on appris auprès de X", else the clitic."""
    doc = scene.doc
    read = is_read(group)  # "lit-on dans le rapport"
    for i in range(group.last + 1, min(limit, group.last + 9) + 1):
        word = doc[i].lower_
        if word in (",", "."):
            break
        if (word in grammar().origin or (read and word in ("dans", "sur"))) and i < limit:
            start = i + 2 if word == "auprès" else i + 1
            if word == "auprès" and i + 1 <= limit and doc[i + 1].lower_ in ("du", "des"):
                start = i + 2
            phrase = phrase_at(scene, start, limit)
            if phrase is not None and names_a_source(scene, phrase):
                reach, _ = adjuncts_end(scene, phrase.last + 1, limit)
                return Found(
                    span=scene.parsed.place(phrase.first, phrase.last), reach=reach, is_phrase=True, head=phrase.first
                )
    reach, _ = adjuncts_end(scene, group.last + 1, limit)
    return Found(span=span, reach=reach, is_phrase=False, head=group.clitic)


def origin_of(scene: Scene, group: VerbGroup) -> Stretch | None:
    """The body for which "on" speaks: "on indique à la préfecture que", "on assure chez X que", "Chez X, on assure"."""
    doc = scene.doc
    i = group.last + 1
    limit = scene.sentence(group.head).last
    if emerges(group) and i < limit and doc[i].lower_ in grammar().of:
        return phrase_at(scene, i + 1, limit)
    if group.first == 0 or doc[group.first - 1].lower_ != "on":
        return None
    if is_read(group):
        return _page(scene, group, i, limit)
    phrase = _at_the_head(scene, group)
    if phrase is None and i < limit and doc[i].lower_ in grammar().within:
        phrase = phrase_at(scene, i + 1, limit)
    if phrase is None:
        return None
    nouns = (doc[j] for j in range(phrase.first, phrase.last + 1) if doc[j].pos_ in ("NOUN", "PROPN"))
    return phrase if any(_is_body(scene, noun) for noun in nouns) else None


def _is_body(scene: Scene, noun: Token) -> bool:
    """Whether a noun names many who speak as one: "chez [Unia]", "à la [préfecture]", "au siège du [parti]"."""
    row = scene.words.source_nouns.get(noun.lower_)
    body = row is not None and row.kind is not SpeakerKind.PERSON and row.kind is not SpeakerKind.DOCUMENT
    return body or noun.ent_type_ == "ORG"


def _at_the_head(scene: Scene, group: VerbGroup) -> Stretch | None:
    """The phrase that opens the sentence of "on": "Du côté de [la police], on juge", "Chez [Unia], on dénonce"."""
    doc = scene.doc
    first = scene.sentence(group.first).first
    side = doc.reads(first, "du côté") and doc[first + 2].lower_ in grammar().of
    if not side and doc[first].lower_ not in grammar().within and doc[first].text != "A":
        return None
    phrase = phrase_at(scene, first + 3 if side else first + 1, group.first - 2)
    return (
        phrase if phrase is not None and phrase.last + 3 == group.first and doc[phrase.last + 1].text == "," else None
    )


def emerges(group: VerbGroup) -> bool:
    """Whether the cue says of what something is learnt: "il ressort du rapport que", "ressort-il de l'enquête"."""
    return any(verb.lemma == "ressortir" for verb in group.verbs if isinstance(verb, CueVerb))


def is_read(group: VerbGroup) -> bool:
    """Whether the cue says where something is written: "on pouvait lire sur les banderoles"."""
    return any(verb.lemma == "lire" for verb in group.verbs if isinstance(verb, CueVerb))


def _page(scene: Scene, group: VerbGroup, after: int, limit: int) -> Stretch | None:
    """What "on" reads from: "sur" or "dans" a page, after the verb or at the head of the sentence."""
    doc = scene.doc
    for start in (after, scene.sentence(group.first).first):
        if start < limit and doc[start].lower_ in ("sur", "dans"):
            phrase = phrase_at(scene, start + 1, limit)
            if phrase is not None and (phrase.last < group.first or phrase.first > group.last):
                return phrase
    return None


def adjuncts_end(scene: Scene, i: int, limit: int) -> tuple[int, Stretch | None]:
    """Last token of the adverbs and prepositional phrases that start at ``i``, and the addressee among them."""
    doc = scene.doc
    addressee: Stretch | None = None
    last = i - 1
    while i <= limit:
        after = _past_connectives(scene, i, limit)
        if after > i:  # "a indiqué par ailleurs le maire"
            i, last = after, after - 1
            continue
        word = doc[i]
        if word.lower_ == "auprès" and (phrase := phrase_at(scene, i + 1, limit)) is not None:
            addressee = Stretch(i, phrase.last)
            i = phrase.last + 1
        elif (adverb := _adverb_end(scene, i, limit)) is not None:
            i = adverb + 1
        elif (day := day_end(scene, i, limit)) is not None:
            i = day + 1
        elif word.text == "(":
            closing = next((j for j in range(i, min(limit, i + 8) + 1) if doc[j].text == ")"), None)
            if closing is None:
                break
            i = closing + 1
        elif word.text == "," and _parenthesis_end(scene, i, limit) is not None:
            i = (_parenthesis_end(scene, i, limit) or i) + 1
        elif (
            word.pos_ == "ADP" or word.lower_ in ("lors", "auprès", "devant", "via")
        ) and word.lower_ not in grammar().of:
            phrase = phrase_at(scene, i + 1, limit)
            if phrase is None:
                break
            if word.lower_ in ("à", "au", "aux"):
                addressee = Stretch(i, phrase.last)
            i = phrase.last + 1
        else:
            break
        last = i - 1
    return last, addressee


def _past_connectives(scene: Scene, i: int, limit: int) -> int:
    """The token after connectives inside an incise: "dit-il de son côté | , mais nous restons prudents"."""
    doc = scene.doc
    after = after_connectives(scene, i, limit, inside=True)
    while after > i and (doc[after - 1].text == "," or doc[after - 1].lower_ in grammar().coordinator):
        after -= 1
    return after


def _adverb_end(scene: Scene, i: int, limit: int) -> int | None:
    """The last token of an adverb or of a bare time that starts at ``i``: "encore", "à nouveau", "mardi"."""
    doc = scene.doc
    word = doc[i]
    after = doc[i + 1] if i < limit else None
    if after is not None and after.pos_ == "ADJ" and after.dep_ == "fixed" and after.head.i == i:
        return i + 1
    if word.lower_ == "lors" and after is not None and after.lower_ in grammar().of:
        return None  # "lors d'une réunion"
    adverb = word.pos_ == "ADV" or word.lower_ in ("encore", "également", "aussi")
    return i if adverb or word.lower_ in scene.words.time_nouns else None


def _parenthesis_end(scene: Scene, i: int, limit: int) -> int | None:
    """The comma that closes an adjunct between commas opened at ``i``: "a rappelé, dans son réquisitoire, X"."""
    doc = scene.doc
    if i >= limit or doc[i + 1].pos_ not in ("ADP", "ADV"):
        return None
    for j in range(i + 2, min(limit - 1, i + _PARENTHESIS) + 1):
        if doc[j].text == ",":
            return j
        if doc[j].pos_ in ("VERB", "AUX") or doc[j].text in (".", "»", "«"):
            return None
    return None
