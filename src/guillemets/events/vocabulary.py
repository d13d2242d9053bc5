"""What the lexicons know of a form, looked up once for all dispatches: forms come back, and the answer is the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from guillemets.lexicons.plover_words import singular

if TYPE_CHECKING:
    from guillemets.lexicons import Lexicons
    from guillemets.lexicons.cue_forms import CueForm
    from guillemets.lexicons.plover_triggers import Trigger

_CONTEXT = "context-"
_MOST = 3_000  # forms kept: the frequent ones, 3 MB; then it begins anew, so that memory stays flat


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A form in lower case as the coding of events sees it.

    ``lexemes`` are the form, its singular and masculine and its ``infinitives``; ``classes`` those of plover_words by
    the word alone, ``phrases`` what begins with it, with the class of each; ``contexts`` what it shows. ``verbs`` are
    the rows of triggers of its infinitives, the weightiest first, ``nouns`` those of the noun.
    """

    forms: tuple[CueForm, ...]
    infinitives: frozenset[str]
    lexemes: frozenset[str]
    classes: frozenset[str]
    phrases: tuple[tuple[tuple[str, ...], str], ...]
    contexts: tuple[str, ...]
    verbs: tuple[Trigger, ...]
    nouns: tuple[Trigger, ...]


class Vocabulary(dict[str, Word]):
    """The words met so far, by their form in lower case."""

    def __init__(self, words: Lexicons) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, form: str) -> Word:
        if len(self) >= _MOST:
            self.clear()
        self[form] = found = self._looked_up(form)
        return found

    def _looked_up(self, form: str) -> Word:
        known, triggers = self._words.plover_words, self._words.plover_triggers
        forms = self._words.event_forms.get(form, ())
        infinitives = frozenset(found.lemma for found in forms)
        one = singular(form)
        masculine = one[:-2] if one.endswith("nne") else one.removesuffix("e")
        lexemes = frozenset((form, one, masculine, *infinitives))
        rows = [row for infinitive in sorted(infinitives) for row in triggers.verbs.get(infinitive, ())]
        shown = sorted(name for name in known.of(frozenset((form, one))) if name.startswith(_CONTEXT))
        return Word(
            forms=forms,
            infinitives=infinitives,
            lexemes=lexemes,
            classes=known.of(lexemes),
            phrases=known.phrases(lexemes),
            contexts=tuple(name.removeprefix(_CONTEXT) for name in shown),
            verbs=tuple(sorted(rows, key=lambda row: -row.weight)),
            nouns=tuple(triggers.nouns.get(form) or triggers.nouns.get(one, ())),
        )


@lru_cache(maxsize=4)
def vocabulary_of(words: Lexicons) -> Vocabulary:
    """The vocabulary of these lexicons, kept between dispatches."""
    return Vocabulary(words)
