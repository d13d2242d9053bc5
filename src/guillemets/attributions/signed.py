"""What is signed by its form: tweets with the name of their account, quotations with who spoke on the next line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guillemets.attributions.scene import Draft, Scene, Stretch
from guillemets.language.verbs import is_finite
from guillemets.model.attribution import Act
from guillemets.model.dispatch import PartKind
from guillemets.model.span import Span

if TYPE_CHECKING:
    from guillemets.model.dispatch import Part

_SIGNATURE = re.compile(r"[—–-]{1,2}\s?([^@\n—–]{2,60}?)\s?\(@\w{1,20}\)")
_SIGNED = re.compile(r"[ .]*\n+ *[—–] ?([^\n,(]{2,60}?) *(?=[\n,(]|$)")
_LINK = re.compile(r"\s*(?:https?://\S+|pic\.twitter\.com/\S+|@\w+)")
_AFTER_LINK = 2  # words that may follow the link of a tweet and still be its end


def find_tweets(scene: Scene) -> list[Draft]:
    """Signed tweets that stand in the text, one direct attribution each; the repeated copy is left out."""
    found = []
    text = scene.parsed.text
    for part in scene.parsed.dispatch.parts:
        if part.kind is not PartKind.PARAGRAPH or part.duplicate_of is not None:
            continue
        signed = _SIGNATURE.search(text, part.start, part.end)
        if signed is None or "@" not in signed.group():
            continue
        draft = _tweet(scene, part, signed)
        if draft is not None:
            found.append(draft)
    return found


def _tweet(scene: Scene, part: Part, signed: re.Match[str]) -> Draft | None:
    text = scene.parsed.text
    end = signed.start()
    link = _LINK.search(text, part.start, end)
    while link is not None:
        rest = _LINK.sub("", text[link.start() : end]).strip(" ?!#…-")
        if len(rest.split()) <= _AFTER_LINK:
            end = link.start()
            break
        link = _LINK.search(text, link.end(), end)
    body = Span(part.start, end).trimmed(text) if end > part.start else None
    if body is None:
        return None
    tokens = scene.parsed.tokens_in(body)
    if not tokens:
        return None
    return Draft(
        content=(Stretch(tokens[0], tokens[-1]),),
        cue=None,
        source=Span(signed.start(1), signed.end(1)),
        reach=None,
        act=Act.STATES,
        rule="tweet",
        confidence=0.95,
    )


def find_signed(scene: Scene) -> list[Draft]:
    """Quotations with the one who said them on a line of their own after them: "«...»" and then "— Claire Roy"."""
    found = []
    for quote in scene.quotes:
        place = scene.parsed.place(quote.first, quote.last)
        signed = _SIGNED.match(scene.parsed.text, place.end)
        opens = not scene.parsed.text[: place.start].rstrip(" ").rpartition("\n")[2]
        tokens = scene.parsed.tokens_in(Span(*signed.span(1))) if signed is not None and opens else range(0)
        if signed is None or not tokens or any(is_finite(word) for word in scene.doc[tokens[0] : tokens[-1] + 1]):
            continue
        found.append(
            Draft(
                content=(quote,),
                cue=None,
                source=Span(*signed.span(1)).trimmed(scene.parsed.text),
                reach=Stretch(tokens[0], tokens[-1]),
                act=Act.STATES,
                rule="signed",
                confidence=0.95,
            )
        )
    return found
