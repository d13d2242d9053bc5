"""Words as the lexicons know them: the lexemes of a token, and the classes that it belongs to where it stands."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from guillemets.events.vocabulary import vocabulary_of
from guillemets.language.places import CODE_POINTS, Places
from guillemets.lexicons.cue_forms import Mood, Tense
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.plover_words import singular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.language.parsed import Parsed
    from guillemets.language.tokens import Doc, Token
    from guillemets.lexicons import Lexicons
    from guillemets.lexicons.cue_forms import CueForm
    from guillemets.lexicons.plover_contents import Content
    from guillemets.model.attribution import Statement

_SPORTING = 4  # words of sport that make a dispatch one about sport
_SHORT = 4  # letters of words that are compared whole
_INFLECTION = 3  # letters that agreement adds to an adjective (aérien, aériennes)
_MARKS = frozenset("«»\"'()[]-–,")


class Lexemes:
    """The words of one dispatch with their lexemes and classes."""

    def __init__(self, parsed: Parsed, words: Lexicons, statements: tuple[Statement, ...] = ()) -> None:
        self.parsed = parsed
        self.words = words
        self.statements = statements
        self.known = vocabulary_of(words)
        self._classes: dict[int, frozenset[str]] = {}

    @cached_property
    def doc(self) -> Doc:
        """The words."""
        return self.parsed.doc

    @cached_property
    def _cues(self) -> Places[int]:
        numbered = ((n, statement.cue) for n, statement in enumerate(self.statements))
        return Places(CODE_POINTS, ((cue.start, cue.end - 1, n) for n, cue in numbered if cue is not None))

    def cued_at(self, i: int) -> list[int]:
        """The numbers of the statements of whose cue token ``i`` is a part."""
        span = self.parsed.place(i, i)
        return self._cues.touching(span.start, span.end - 1)

    @cached_property
    def _contents(self) -> Places[int]:
        told = ((n, part) for n, statement in enumerate(self.statements) for part in statement.content)
        return Places(CODE_POINTS, ((part.start, part.end - 1, n) for n, part in told))

    def cues_of_what_holds(self, i: int) -> Iterator[range]:
        """The tokens of the cue of each statement in whose content token ``i`` stands."""
        at = self.parsed.starts[i]
        for number in self._contents.touching(at, at):
            cue = self.statements[number].cue
            if cue is not None:
                yield range(self.parsed.token_at(cue.start), self.parsed.token_at(cue.end - 1) + 1)

    def forms(self, token: Token) -> tuple[CueForm, ...]:
        """The verb forms that the token can be."""
        return self.known[token.lower_].forms

    def infinitives(self, token: Token) -> frozenset[str]:
        """The verbs that the token can be a form of."""
        return self.known[token.lower_].infinitives

    def of(self, token: Token) -> frozenset[str]:
        """Form, singular and infinitives of the token."""
        return self.known[token.lower_].lexemes

    def classes(self, token: Token) -> frozenset[str]:
        """The classes of words.plover_words that the token belongs to, by itself or at the head of a phrase."""
        found = self._classes.get(token.i)
        if found is None:
            word = self.known[token.lower_]
            found = word.classes
            if word.phrases:
                found |= {name for pieces, name in word.phrases if self._stands(pieces, token.i)}
            if token.pos_ == "NOUN" and self._is_movement(token):
                found |= {"crowd"}
            self._classes[token.i] = found
        return found

    @cached_property
    def tells_of_sport(self) -> bool:
        """Whether the dispatch as a whole is about sport."""
        words = (self.classes(token) for token in self.doc if token.pos_ == "NOUN")
        return sum(bool({"sport", "sport-topic"} & classes) for classes in words) >= _SPORTING

    def _is_movement(self, token: Token) -> bool:
        """Whether the word begins a name between guillemets for people in the plural (««gilets jaunes»")."""
        doc, i = self.doc, token.i
        if not 0 < i < len(doc) - 2 or doc[i - 1].text != "«":
            return False
        coloured = i + 1 < len(doc) and "colour" in self.known[doc[i + 1].lower_].classes
        return (
            coloured
            and token.lower_.endswith(("s", "x"))
            and doc[i + 1].pos_ in ("ADJ", "NOUN")
            and doc[i + 2].text == "»"
        )

    def content(self, token: Token) -> Content | None:
        """What the token is about when it is asked for, refused, threatened or promised."""
        contents = self.words.plover_contents
        lexemes = self.of(token)
        held = set(contents.index.of(lexemes))
        held.update(name for pieces, name in contents.index.phrases(lexemes) if self._stands(pieces, token.i))
        return contents.rows[min(map(int, held))] if held else None

    def fits(self, token: Token, wanted: str) -> bool:
        """Whether the token is the word ``wanted``, or of the class ``@wanted``."""
        if wanted.startswith("@"):
            return wanted[1:] in self.classes(token)
        pieces = tuple(wanted.lower().replace("'", "' ").split())
        return pieces[0] in self.of(token) and self._stands(pieces, token.i)

    def _stands(self, pieces: tuple[str, ...], first: int) -> bool:
        doc = self.doc
        if first + len(pieces) > len(doc):
            return False
        return all(
            piece in (doc[first + n].lower_, singular(doc[first + n].lower_)) for n, piece in enumerate(pieces[1:], 1)
        )

    def tail_of(self, head: int, tail: str) -> int | None:
        """The last token of the words ``tail`` after the head, or None; adverbs and determiners may stand between."""
        pieces = tail.lower().replace("'", "' ").split()
        doc, at = self.doc, head + 1
        end = doc[head].sent.end
        for n, piece in enumerate(pieces):
            passed = 0
            while at < end and not self._same(doc[at], piece):
                if doc[at].text == "," and (beyond := self._after_aside(at, end)) is not None:
                    at = beyond
                    continue
                over_object = n == 0 and piece in grammar().over_object and doc[at].pos_ in ("NOUN", "PROPN", "NUM")
                if not (over_object or self._passable(doc[at])) or passed > (6 if n == 0 else 2):
                    return None
                at += 1
                passed += 1
            if at >= end:
                return None
            at += 1
        return at - 1

    def _after_aside(self, comma: int, end: int) -> int | None:
        """The token after the comma that closes what ``comma`` opens, or None."""
        for i in range(comma + 1, min(end, comma + 10)):
            if self.doc[i].text == ",":
                return i + 1
        return None

    def _same(self, token: Token, piece: str) -> bool:
        low = token.lower_
        return (
            piece in (low, singular(low))
            or (len(piece) > _SHORT and low.startswith(piece) and len(low) - len(piece) <= _INFLECTION)
            or (piece == "à" and low in ("au", "aux"))
            or (piece == "de" and low in ("du", "des", "d'"))
        )

    def _passable(self, token: Token) -> bool:
        if token.pos_ in ("ADV", "DET", "PRON", "PUNCT", "AUX") or token.text in _MARKS:
            return True
        return self.is_time(token) or token.pos_ == "ADJ"

    def is_time(self, token: Token) -> bool:
        """Whether the token says when."""
        if token.lower_ in self.words.time_nouns or "time" in self.classes(token):
            return True
        after = token.i + 1
        dated = token.pos_ in ("NUM", "ADJ") or token.lower_ == "1er"
        return dated and after < len(self.doc) and "time" in self.classes(self.doc[after])

    def has_mood(self, token: Token, *moods: Mood) -> bool:
        """Whether the token can be in one of the moods."""
        return any(form.mood in moods for form in self.forms(token))

    def only_mood(self, token: Token, mood: Mood) -> bool:
        """Whether the token is a verb form that can be in no other mood."""
        forms = self.forms(token)
        return bool(forms) and all(form.mood is mood for form in forms)

    def is_future(self, token: Token) -> bool:
        """Whether the token is a verb form in the future."""
        forms = self.forms(token)
        return bool(forms) and all(form.tense is Tense.FUT for form in forms)
