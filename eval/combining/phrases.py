"""Sentences from templates: rules that stand for one of their alternatives, agreement, contractions, marks.

A file of templates is a set of rules. A rule is a list of alternatives, or a table of named lists; which of these was
drawn is then a part of the sentence. ``forms`` is the rule that sentences start from, ``around`` says what stands
around one.

- ``{rule}`` stands for an alternative of a rule.
- ``la maire|fs`` sets gender and number for the rest of the sentence, where nothing before it did.
- ``(a/ont)`` agrees in number, ``(prêt/prête/prêts/prêtes)`` in gender and number.
- ``[...]`` marks a content, ``[1:...]`` another one of the same sentence.
- A guillemet stands for whatever marks of quotation the sentence has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from combining.sentence import marked

if TYPE_CHECKING:
    import random

    from combining.sentence import Combined

FORMS, AROUND = "forms", "around"
QUOTES = {"guillemets": ("«", "»"), "spaced": ("«\u00a0", "\u00a0»"), "straight": ('"', '"'), "curly": ("“", "”")}
_SLOT = re.compile(r"\{(\w+)\}")
_AGREEING = re.compile(r"\(([^()/]*(?:/[^()/]*)+)\)")
_BEARER = re.compile(r"(.*)\|([mf][sp])", re.DOTALL)
_MARK = r"(\[(?:\d:)?)?"
_CONTRACTED = {"de le ": "du ", "de les ": "des ", "de des ": "de ", "à le ": "au ", "à les ": "aux "}
_ELIDED = re.compile(rf"\b(qu|d)e {_MARK}(?=«?(?:[aeiouyéèêâ]|h(?:abit|ôpit|ôtel|omm|umain)))", re.IGNORECASE)
_KINDS = ("ms", "fs", "mp", "fp")
_DOUBLED = re.compile(r",(?= ?[,.:]|$)|(?<=[!?.…])\.(?=\s|$)")


class Phrases:
    """Draws sentences from the rules of a construction."""

    def __init__(self, rules: dict[str, object], chance: random.Random) -> None:
        self._rules = rules
        self._chance = chance

    def sentence(self) -> Combined:
        """One more sentence, put together by chance."""
        drawing = _Drawing(self._rules, self._chance)
        form = drawing.expanded(drawing.drawn(FORMS))
        around = drawing.expanded(drawing.drawn(AROUND))
        text = around.replace("<form>", _capital(drawing.agreed(form)))
        quotes = self._chance.choice(list(QUOTES)) if "«" in text else "none"
        return marked(_quoted(text, quotes), {**drawing.parts, "quotes": quotes})


class _Drawing:
    """What one sentence has drawn so far."""

    def __init__(self, rules: dict[str, object], chance: random.Random) -> None:
        self.parts: dict[str, str] = {}
        self._rules = rules
        self._chance = chance
        self._kind: str | None = None
        self._taken: set[str] = set()

    def drawn(self, rule: str) -> str:
        """An alternative of a rule, another one than the sentence has where there is one."""
        found = self._rules[rule]
        if isinstance(found, dict):
            name = self._chance.choice(list(found))
            self.parts[rule] = name
            found = found[name]
        alternatives = [found] if isinstance(found, str) else cast("list[str]", found)
        alternative = self._chance.choice([one for one in alternatives if one not in self._taken] or alternatives)
        self._taken.add(alternative)
        return alternative

    def expanded(self, text: str) -> str:
        """The text with each rule that it names drawn, from left to right."""
        while slot := _SLOT.search(text):
            drawn = self.expanded(self.drawn(slot.group(1)))
            if bearer := _BEARER.fullmatch(drawn):
                drawn = bearer.group(1)
                self._kind = self._kind or bearer.group(2)
            text = text[: slot.start()] + drawn + text[slot.end() :]
        return text

    def agreed(self, text: str) -> str:
        """The text with what agrees in number or gender, and with "de le" as "du"."""
        kind = self._kind or _KINDS[0]

        def form(match: re.Match[str]) -> str:
            forms = match.group(1).split("/")
            return forms["sp".index(kind[1])] if len(forms) == len("sp") else forms[_KINDS.index(kind)]

        return _contracted(_AGREEING.sub(form, text))


def _contracted(text: str) -> str:
    for apart, joined in _CONTRACTED.items():
        preposition, article = apart.split(" ", 1)
        text = re.sub(rf"\b{preposition} {_MARK}{article}", rf"{joined}\1", text)
    return _DOUBLED.sub("", _ELIDED.sub(r"\1'\2", text))


def _capital(text: str) -> str:
    first = next(place for place, character in enumerate(text) if character.isalnum() and not _in_mark(text, place))
    return text[:first] + text[first].upper() + text[first + 1 :]


def _in_mark(text: str, place: int) -> bool:
    return text[place - 1 : place] == "[" and text[place + 1 : place + 2] == ":"


def _quoted(text: str, quotes: str) -> str:
    if quotes == "none":
        return text
    opening, closing = QUOTES[quotes]
    return text.translate({ord("«"): opening, ord("»"): closing})
