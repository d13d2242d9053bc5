"""Parses written by hand, so that a rule can be tested on the tree it is meant for and not on what a model makes of it.

A tree has one word a line: form, part of speech, dependency, head (counted from 1, 0 for the root) and, where a rule
asks for it, morphology after Universal Dependencies. An empty line begins a new sentence.

    Elle    PRON  nsubj      3
    a       AUX   aux:tense  3  VerbForm=Fin
    promis  VERB  ROOT       0  VerbForm=Part
"""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from attributions.marks import read_case
from guillemets.language.columns import read_tokens
from guillemets.language.parsed import Parsed
from guillemets.language.typography import find_quotations
from guillemets.model.span import Span

_VOCAB = spacy.blank("fr").vocab  # an empty one knows no lower case
_NO_BLANK_AFTER = ("'", "«", "(")
_NO_BLANK_BEFORE = frozenset([",", ".", "»", ")", ":", "!", "?"])


def parsed_from(tree: str) -> Parsed:
    """The parse that ``tree`` describes, over a text with French spacing; quotations are found as in any text."""
    rows: list[list[str]] = []
    starts: list[bool] = []
    heads: list[int] = []
    for block in tree.strip().split("\n\n"):
        base = len(rows)
        for i, line in enumerate(block.splitlines()):
            row = line.split()
            rows.append([*row, ""][:5])
            starts.append(i == 0)
            heads.append(base + int(row[3]) - 1 if row[3] != "0" else base + i)
    words = [row[0] for row in rows]
    spaces = [_blank(word, after) for word, after in zip(words, [*words[1:], "."], strict=True)]
    doc = Doc(
        _VOCAB,
        words=words,
        spaces=spaces,
        pos=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=heads,
        morphs=[row[4] for row in rows],
        sent_starts=starts,
    )
    case = read_case(doc.text)
    quotations, _ = find_quotations(doc.text, [Span(0, len(doc.text))])
    return Parsed(
        dispatch=case.dispatch,
        doc=read_tokens(doc),
        starts=tuple(token.idx for token in doc),
        ends=tuple(token.idx + len(token) for token in doc),
        quotations=quotations,
    )


def _blank(word: str, after: str) -> bool:
    return not (word.endswith(_NO_BLANK_AFTER) or after in _NO_BLANK_BEFORE or after.startswith("-"))
