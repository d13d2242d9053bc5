"""The tests for the border between a crosshead and the sentence that a scraper has put right behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from guillemets.lexicons.border_words import BorderType

if TYPE_CHECKING:
    from guillemets.lexicons import Lexicons

_CAPITALS = "A-ZÀ-ÖØ-ÞŒ"
_MARK = re.compile(r"[«»“”]")
_FIRST = re.compile(rf"[{_CAPITALS}«“\"\d]")
_INNER_CAPITAL = re.compile(rf"(?<=[a-zà-öø-ÿ»!?])(?=[{_CAPITALS}])")
_ELISION = re.compile(r"([^\W\d_]{1,6}['’])(.*)")
_PARTICIPLE = re.compile(r"\w{3,}(?:é|ée|és|ées)$")
_QUOTE_WINDOW = 500
_MOST_WORDS = 9
_MOST_WORDS_ASKING = 7
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the window with its offsets; ``gap`` is the number of blanks before it, line ends apart."""

    start: int
    end: int
    text: str
    gap: int

    @property
    def bare(self) -> str:
        """The word without the marks around it, its apostrophe straight."""
        return self.text.strip('«»“”"()[],;:!?…').replace("’", "'")


@lru_cache(maxsize=4)
def borders_of(words: Lexicons) -> Borders:
    """The tests for a border over the words of a lexicon, made once."""
    return Borders(words)


class Borders:
    """The tests for a border between a crosshead and a sentence, over one lexicon."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._words = words = lexicons.border_words
        self._openers = words[BorderType.OPENER]
        self._starters = (
            frozenset(word.lower() for word in self._openers)
            | words[BorderType.DANGLING]
            | words[BorderType.DETERMINER]
            | words[BorderType.VERB]
        )

    def end_before(self, text: str, window: list[Word], i: int) -> int | None:
        """The end of the crosshead made of the first ``i`` words, when word ``i`` begins a sentence."""
        head, word = window[:i], window[i]
        if not (word.text[0].isupper() or word.text[0] in "«“" or word.gap > 1):
            return None
        written = text[head[0].start : head[-1].end]
        if len(head) > _MOST_WORDS * 2 or not _is_balanced(written) or not self._can_end(head, written):
            return None
        if _is_quotation(written):
            return head[-1].end if word.text[0].isupper() and not self._continues(window, i) else None
        if self._begins(window, i) or self._begins_quotation(text, window, i):
            return head[-1].end
        if word.gap > 1 and _FIRST.match(word.text) and not self._gives_name(head) and not self._is_clause(head):
            return head[-1].end
        return None

    def glued(self, window: list[Word], i: int) -> int | None:
        """The offset in word ``i`` where a sentence begins without a blank ("blessésLa police"), or None."""
        word = window[i]
        if i + 1 >= len(window) or not window[i + 1].text[0].islower():
            return None
        for match in _INNER_CAPITAL.finditer(word.text):
            rest = word.text[match.start() :].replace("’", "'")
            elided = _ELISION.match(rest)
            opener = elided[1] if elided else rest.rstrip(",")
            if opener in self._openers or opener in self._words[BorderType.ARTICLE]:
                return match.start()
        return None

    def asks(self, head: list[Word], following: Word) -> bool:
        """Whether the words are a crosshead that asks or exclaims ("Après la crue, la grève?")."""
        written = " ".join(word.text for word in head)
        if not 2 < len(head) <= _MOST_WORDS_ASKING or not following.text[0].isupper():  # noqa: PLR2004
            return False
        if not _is_balanced(written) or written[0] in "«“":
            return False
        return not any(self._is_verb(word) or "-" in word.text for word in head)

    def _can_end(self, head: list[Word], written: str) -> bool:
        last = head[-1].bare.lower()
        if (
            not (head[-1].text[-1].isalnum() or head[-1].text[-1] in '»”")]%')
            or last in self._words[BorderType.DANGLING]
        ):
            return False
        if "-" in last and last.rsplit("-", 1)[-1] in self._words[BorderType.DANGLING]:
            return False
        if len(head) == 1 and (head[0].bare in self._openers or last in self._starters):
            return False
        return last not in self._words[BorderType.TITLE] and sum(map(str.isalpha, written)) > 3  # noqa: PLR2004

    def _begins(self, window: list[Word], i: int) -> bool:
        """Whether word ``i``, with its capital, begins a sentence rather than a name."""
        word = window[i].bare
        head = window[:i]
        following = window[i + 1] if i + 1 < len(window) else None
        elided = _ELISION.match(word)
        if window[i].text[0] in '«“"(':
            return False
        after = following.bare if following is not None else ""
        # Bruno Le Maire, not "Le maire"
        if after[:1].isupper() and f"{word} {after}".lower() in self._words[BorderType.FAMOUS]:
            return False
        if word in self._openers or (elided and word[:1].isupper() and elided[2][:1].islower()):
            return True
        if word.endswith("ment") and window[i].text[-1] == "," and word not in self._words[BorderType.INSTITUTION]:
            return word[:1].isupper()
        if word in self._words[BorderType.LETTER]:
            return i > 1 and not self._gives_name(head) and self._is_bare(head)
        if elided and elided[1] in self._words[BorderType.ARTICLE]:
            return self._begins_with_article(head, elided[1], elided[2])
        if word in self._words[BorderType.ARTICLE] and following is not None:
            return self._begins_with_article(head, word + " ", following.bare)
        return self._begins_with_name(window, i)

    def _begins_with_article(self, head: list[Word], article: str, noun: str) -> bool:
        if noun[:1].islower() or noun[:1].isdigit():
            return True
        if (article + noun).lower() in self._words[BorderType.FAMOUS] or self._gives_name(head):
            return False
        core = noun.split("-", maxsplit=1)[0] if noun not in self._words[BorderType.INSTITUTION] else noun
        if core in self._words[BorderType.INSTITUTION] or (len(noun) > 1 and noun.isupper()):
            return True
        return len(head) > 1 and self._is_bare(head) and not self._is_clause(head)

    def _begins_with_name(self, window: list[Word], i: int) -> bool:
        """Whether a name at word ``i`` is the subject of a sentence: a noun phrase, then "Yves Roux a"."""
        head = window[:i]
        if i < 2 or self._gives_name(head) or self._is_clause(head):  # noqa: PLR2004
            return False
        if not head[-1].bare[:1].islower() and not self._is_place_before_person(head, window[i]):
            return False
        if any(word.text[-1] == "," for word in head):
            return False
        at = self._end_of_names(window, i)
        if at == i or at >= len(window) or not self._is_verb(window[at]):
            return False
        if self._is_bare(head) or (
            window[i].text in self._words[BorderType.HONORIFIC] and not any(map(self._is_verb, head))
        ):
            return True
        first = head[0].bare.lower()
        several = first in self._words[BorderType.PLURAL] or first in self._words[BorderType.COUNTED]
        return several and not window[at].bare.endswith(("ont", "ent"))

    def _is_place_before_person(self, head: list[Word], name: Word) -> bool:
        """Whether the words end with a place and a first name follows: "Sécurité renforcée à Paris Yves"."""
        before = head[-2].bare.lower() if len(head) > 1 else ""
        return before in self._words[BorderType.GENERIC] and name.bare in self._lexicons.first_names

    def _end_of_names(self, window: list[Word], i: int) -> int:
        """The number of the word after the names that begin at word ``i``: "Yves Roux", "Paris et Berlin"."""
        at = i
        while at < len(window) and at - i < _LONGEST_NAME:
            word = window[at]
            name = word.bare
            elided = _ELISION.match(name)
            particle = elided[1] if elided else name
            inside = particle in self._words[BorderType.PARTICLE] or (word.text[0] == "(" and word.text[-1] == ")")
            if not (name[:1].isupper() or (at > i and inside)) or word.text[-1] in ",;:":
                break
            if word.text[-1] == "." and word.text not in self._words[BorderType.HONORIFIC]:
                break
            at += 1
        return at if window[i].text[0].isupper() else i

    def _begins_quotation(self, text: str, window: list[Word], i: int) -> bool:
        """Whether a quoted sentence with its own cue begins at word ``i``: "Aucun blessé «Le pont tient», a dit"."""
        head, word = window[:i], window[i]
        if i < 2 or word.text[0] not in "«“" or not word.bare[:1].isupper() or self._gives_name(head):  # noqa: PLR2004
            return False
        first = head[0].bare.lower()
        elided = _ELISION.match(first)
        if not (self._is_bare(head) or (elided[1] if elided else first) in self._words[BorderType.DETERMINER]):
            return False
        closing = text.find("»" if word.text[0] == "«" else "”", word.start, word.start + _QUOTE_WINDOW)
        inner = text[word.start : closing] if closing > 0 else ""
        told = text[closing + 1 : closing + 3].lstrip().startswith(",")
        return told and len(inner.split()) > 3 and not any(self._is_verb(w) for w in head)  # noqa: PLR2004

    def _continues(self, window: list[Word], i: int) -> bool:
        """Whether what follows a quotation still belongs to its sentence ("«Le Phare» Roux")."""
        return i + 1 < len(window) and window[i].text[-1] == "»"

    def _gives_name(self, head: list[Word]) -> bool:
        last = head[-1].bare.lower()
        known = self._words[BorderType.NAMING] | self._words[BorderType.ROLE]
        if (
            len(head) > 1
            and head[-2].bare.lower() in self._words[BorderType.GENERIC]
            and last not in self._words[BorderType.ROLE]
        ):
            return False
        return last in known or last.removesuffix("s") in known

    def _is_bare(self, head: list[Word]) -> bool:
        """Whether the words open with a noun of their own, as a title does and a sentence does not."""
        first = head[0].bare.lower()
        elided = _ELISION.match(first)
        if first in self._starters or (elided and elided[1] in self._starters):
            return False
        return not (_PARTICIPLE.match(first) and any(word.text in self._words[BorderType.DANGLING] for word in head))

    def _is_clause(self, head: list[Word]) -> bool:
        """Whether a relative or a conjunction stands in the words."""
        relative = self._words[BorderType.RELATIVE]
        shown = [word.bare.lower() for word in head]
        return any(word in relative or word.startswith("qu'") for word in shown)

    def _is_verb(self, word: Word) -> bool:
        bare = word.bare.lower()
        return bare in self._words[BorderType.VERB] or bare.endswith(("ait", "aient", "èrent"))


def _is_quotation(written: str) -> bool:
    """Whether the words are one quotation and nothing else."""
    if written[0] == written[-1] == '"':
        return len(written) > 2 and written.count('"') == 2  # noqa: PLR2004
    return written[0] in "«“" and written[-1] in "»”" and len(_MARK.findall(written)) == 2  # noqa: PLR2004


def _is_balanced(written: str) -> bool:
    return all(written.count(a) == written.count(b) for a, b in ("«»", "“”", "()")) and written.count('"') % 2 == 0
