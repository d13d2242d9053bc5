"""Where the clause or phrase that a cue reports ends: where something of the reporting clause comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import sentence_end, with_quotes
from guillemets.attributions.main_clause import before_apposed, before_main_clause
from guillemets.attributions.resuming import comes_back, is_que_clause, turns_back
from guillemets.attributions.scene import opening
from guillemets.language.verbs import is_finite
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene, Stretch
    from guillemets.language.tokens import Doc, Token

_JOINING = frozenset([",", "et", "mais"])  # before the next "que" of what is said
_WOVEN = 2  # words after a cue inside its quotation from which the quotation bounds the content


def clause_end(scene: Scene, group: VerbGroup, first: int, barriers: list[Stretch]) -> int:
    """The last token of the clause that starts at ``first`` and is governed by the cue ``group``.

    A reported clause goes to the end of its sentence, unless something of the reporting clause comes back: another
    cue of the same subject, an incise, an adverbial clause of the cue verb, the end of the quotation it stands in.
    """
    doc = scene.doc
    end = sentence_end(scene, first)
    around = scene.outer_quote_around(group.head)
    woven = around is not None and first in around and around.last - group.head > _WOVEN
    if around is not None and woven and not _runs_out(scene, group, around):
        end = min(end, around.last - 1 if doc[around.last].text in '»"' else around.last)
    opened = scene.quote_from(first)
    if opened is not None and opened.last >= first:
        end = max(end, opened.last) if opened.last > end else end
    for barrier in opening(barriers, first + 1, end):
        if not barrier.first <= group.head <= barrier.last:
            end = barrier.first - 1
            break
    start = opened.last + 1 if opened is not None else first
    whole = opened is not None and any(map(_has_subject, doc[opened.first : opened.last]))
    if opened is not None and whole and opened.last < end and _left_there(scene, opened.last + 1):
        return opened.last
    if is_que_clause(doc, first) and not whole:
        start = next((i for i in range(start, end + 1) if is_finite(doc[i])), start)
    for i in range(start, end + 1):
        if comes_back(scene, group, doc[i], first):
            end = i - 1
            break
    end = before_apposed(scene, group, first, min(end, before_main_clause(scene, group, first, end)))
    end = with_quotes(scene, first, _inside_brackets(doc, first, end))
    beyond = end > scene.sentence(first).last
    if beyond and end + 3 < len(doc) and doc[end + 1].text in _JOINING and doc[end + 2].lower_ in grammar().that:
        return clause_end(scene, group, end + 3, barriers)  # "a dit que «A. B» et que C"
    return end


def _left_there(scene: Scene, i: int) -> bool:
    """Whether a whole quotation is all that is said: token ``i`` after it tells when it was, or opens a bracket."""
    return scene.doc[i].text == "(" or turns_back(scene, i)


def _has_subject(word: Token) -> bool:
    """Whether a word shows that a clause is whole: a finite verb, or a subject whose verb was misread."""
    return is_finite(word) or word.dep_.startswith("nsubj")


def _runs_out(scene: Scene, group: VerbGroup, around: Stretch) -> bool:
    """Whether a clause goes on beyond the quotation that holds its cue: «enjoint à la ville de rouvrir» le bassin."""
    after = around.last + 1
    if after > scene.sentence(group.head).last or around.first < group.first - _WOVEN:
        return False
    return scene.doc[after].lower_ != "par" and scene.doc[after].pos_ in ("DET", "ADP", "ADJ", "NOUN", "PROPN")


def _inside_brackets(doc: Doc, first: int, end: int) -> int:
    """``end``, moved before a bracket that closes one opened before the stretch."""
    depth = 0
    for i in range(first, end + 1):
        if doc[i].text in "([":
            depth += 1
        elif doc[i].text in ")]":
            depth -= 1
            if depth < 0:
                return i - 1
    return end
