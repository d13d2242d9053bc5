"""Why a source is not named, in the words of the copy, and the institution that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.model.attribution import SpeakerKind
from guillemets.model.span import Span

if TYPE_CHECKING:
    from guillemets.entities.reading import Reading
    from guillemets.entities.referents import Referent
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons

_EVEN = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})


def reasons_of(reading: Reading, words: Lexicons) -> dict[int, Span]:
    """For each anonymous referent, by index, the place where the copy says why it is not named.

    The wording stands in the sentence of one of the source's mentions, after it; of two sources in a sentence the
    nearer one is meant.
    """
    parsed = reading.parsed
    text = parsed.text.lower().translate(_EVEN)
    found: dict[int, Span] = {}
    if len(text) != len(parsed.text):
        return found
    for phrase in words.anonymity:
        start = text.find(phrase.term)
        while start >= 0:
            place = Span(start, start + len(phrase.term))
            referent = _nearest(reading, parsed, place)
            if referent is not None:
                found.setdefault(referent.index, place)
            start = text.find(phrase.term, place.end)
    return found


def _nearest(reading: Reading, parsed: Parsed, place: Span) -> Referent | None:
    """The anonymous referent mentioned last before ``place`` in its sentence."""
    scene = reading.scene
    token = parsed.token_at(place.start)
    sentence = scene.sentence_of(token)
    best: tuple[int, Referent] | None = None
    for referent in reading.referents:
        if not referent.anonymous:
            continue
        for first, last, _ in referent.mentions:
            if last < token and scene.sentence_of(first) == sentence and (best is None or first > best[0]):
                best = (first, referent)
    return best[1] if best else None


def institution_of(referent: Referent, reading: Reading) -> Referent | None:
    """The organisation that an unnamed source speaks for or belongs to ("un porte-parole de l'[Otan]")."""
    if referent.named or not referent.anonymous:
        return None
    for phrase in referent.phrases:
        for name in phrase.names:
            owner = reading.owners.get(name.first)
            if owner is not None and owner.kind in (SpeakerKind.ORGANISATION, SpeakerKind.STATE):
                return owner
    return None
