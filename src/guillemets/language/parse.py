"""Runs the model over the parts of a dispatch that hold sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from guillemets.language.parsed import Parsed
from guillemets.language.sentences import BorderWords, starts_of
from guillemets.language.typography import find_quotations, normalised
from guillemets.lexicons.border_words import BorderType
from guillemets.model.dispatch import PartKind
from guillemets.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from guillemets.lexicons import Lexicons
    from guillemets.model.dispatch import Dispatch
    from guillemets.model.refusal import Refusal

READ = frozenset({PartKind.HEADLINE, PartKind.LEAD, PartKind.PARAGRAPH, PartKind.CROSSHEAD, PartKind.CAPTION})


def parse(dispatch: Dispatch, nlp: Language, words: Lexicons) -> tuple[Parsed, tuple[Refusal, ...]]:
    """The words, sentences and quotations of the dispatch's readable parts, and the quotation marks left alone."""
    from spacy.tokens import Doc  # noqa: PLC0415 - spaCy is loaded by those who analyse only

    from guillemets.language.columns import read_tokens  # noqa: PLC0415
    from guillemets.language.forms import forms_in  # noqa: PLC0415

    regions = readable(dispatch)
    forms: list[str] = []
    gaps: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    begins: list[bool | int | None] = []
    text = normalised(dispatch.text)
    openers = words.border_words[BorderType.OPENER] | words.border_words[BorderType.ARTICLE]
    known = BorderWords(abbreviations=words.abbreviations, openers=openers)
    for region in regions:
        piece = text[region.start : region.end]
        first = len(forms)
        end = region.start
        for start, form in forms_in(nlp.tokenizer(piece), region.start):
            forms.append(form)
            gaps.append(text[end:start])
            end = start + len(form)
            starts.append(start)
            ends.append(end)
        begins.extend(starts_of(forms[first:], gaps[first:], known))
    spaces = [bool(gap) for gap in gaps[1:]] + [False] if forms else []
    doc = Doc(nlp.vocab, words=forms, spaces=spaces, sent_starts=begins)
    quotations, refusals = find_quotations(dispatch.text, regions)
    return (
        Parsed(
            dispatch=dispatch,
            doc=read_tokens(_analysed(doc, forms, nlp) if forms else doc),
            starts=tuple(starts),
            ends=tuple(ends),
            quotations=quotations,
        ),
        refusals,
    )


def _analysed(doc: Doc, forms: list[str], nlp: Language) -> Doc:
    """The document with what the model says of it; the shipped model's steps are taken in our own, faster way."""
    from guillemets.language.encoder import ENCODER, encoder_of  # noqa: PLC0415
    from guillemets.language.names import NAMES, read_names  # noqa: PLC0415
    from guillemets.language.trees import PARSER, can_split, read_trees  # noqa: PLC0415

    for name, step in nlp.pipeline:
        if name == ENCODER and (encoder := encoder_of(step.model)) is not None:  # type: ignore[attr-defined]
            doc.tensor = cast("Any", encoder.rows(doc))
        elif name == PARSER and can_split(step):
            read_trees(doc, forms, step)
        elif name == NAMES:
            read_names(doc, step)
        else:
            doc = step(doc)
    return doc


def readable(dispatch: Dispatch) -> list[Span]:
    """The places that hold sentences: headline, lead without its dateline, paragraphs, crossheads and captions."""
    found = []
    for part in dispatch.parts:
        if part.kind not in READ:
            continue
        start = part.start
        dateline = dispatch.dateline
        if dateline is not None and part.start <= dateline.start and dateline.end < part.end:
            start = dateline.end
        trimmed = Span(start, part.end).trimmed(dispatch.text)
        if trimmed is not None:
            found.append(trimmed)
    return found
