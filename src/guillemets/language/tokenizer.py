"""Words as newswire writes them: a spaCy tokenizer for French that survives glued quotation marks and fused lines.

What a word is follows the French treebanks: ``a`` + ``-t-il``, ``qu'`` + ``aucune``, ``Royaume-Uni`` in one piece.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.tokenizer import Tokenizer

from guillemets.lexicons.word_forms import FormKind, word_forms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language

QUOTES = '«»‹›“”„‟"'
MARKS = QUOTES + r"()\[\]{};!?…—–•●■►▶→®©™|~^*="
APOSTROPHES = "'’‘‚ʼ`´"
CLITICS = "t-ils|t-elles|t-il|t-elle|t-on|ils|elles|il|elle|on|je|tu|nous|vous|ce|moi|toi|les|le|la|lui|leur|y|en|là|ci"


def mend_tokenizer(nlp: Language) -> None:
    """Nothing; ``nlp.tokenizer`` is replaced by one for news that keeps every character and offset of the text.

    A quotation mark is a token of its own wherever it is glued, an elided word ends after its apostrophe, an inverted
    subject (``-t-il``) begins with its hyphen, ``ex-`` stands alone, two sentences fused at a full stop come apart.
    Numbers (``51'400``), times (``18h30``), initials and abbreviations (``J.-C.``, ``M.``) and hyphenated compounds
    stay whole. Doing it twice changes nothing more; the tokenizer is saved with the pipeline as spaCy's own is.

    >>> import spacy
    >>> nlp = spacy.blank("fr")
    >>> mend_tokenizer(nlp)
    >>> [token.text for token in nlp("Qu'«aucune» loi,a-t-il dit.Le texte")]
    ["Qu'", '«', 'aucune', '»', 'loi', ',', 'a', '-t-il', 'dit', '.', 'Le', 'texte']
    """
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules={},
        prefix_search=re.compile(_joined(_prefixes())).search,
        suffix_search=re.compile(_joined(_suffixes())).search,
        infix_finditer=re.compile(_joined(_borders())).finditer,
        token_match=re.compile(_joined(_whole())).match,
        url_match=re.compile(_address(nlp)).match,
    )


def _address(nlp: Language) -> str:
    """The pattern of spaCy's own for addresses, but for what holds a quotation mark."""
    known = cast("re.Pattern[str]", getattr(nlp.Defaults.url_match, "__self__", None)).pattern
    return rf"(?!\S*[{QUOTES}])(?:{known.removeprefix('(?u)')})"


def _joined(patterns: Iterable[str]) -> str:
    """One pattern that matches where any of ``patterns`` does, the first of them preferred."""
    return "|".join(patterns)


def _terms(kind: FormKind) -> str:
    """The forms of ``kind`` as alternatives, longest first, with either apostrophe, capitalised or not."""
    terms = sorted((form.term for form in word_forms() if form.kind is kind), key=len, reverse=True)
    return _joined(re.escape(term).replace("'", "['’]") for term in terms)


def _prefixes() -> tuple[str, ...]:
    """What comes off the front of a chunk of text between spaces."""
    return (
        r"^\.{2,}",
        rf"^[{MARKS},:.%§&/]",
        r"^[nN][°º](?=\d)",
        r"^[$€£¥]",
        rf"^[{APOSTROPHES}]+",
        rf"^[-‐‑]+(?=[{ALPHA}{QUOTES}])",
        r"^[-‐‑]{2,}",
        r"^#(?!\w)",
    )


def _suffixes() -> tuple[str, ...]:
    """What comes off the end of a chunk, the final full stop of a sentence included.

    spaCy strips a prefix and a suffix in one go, before it asks again whether the rest is whole: ``(cf.`` would lose
    both, so the full stop looks back for abbreviations.
    """
    forms = (form.term[:-1] for form in word_forms() if form.kind is FormKind.ABBREVIATION)
    unabbreviated = "".join(rf"(?<!(?<!\w)(?i:{re.escape(form)}))" for form in forms)
    return (
        r"\.{2,}$",
        rf"[{MARKS},:]$",
        rf"(?<=[{ALPHA_LOWER}0-9%²°+\-/*&{MARKS}{APOSTROPHES}]){unabbreviated}\.$",
        rf"(?<=[{ALPHA_UPPER}]{{2}}){unabbreviated}\.$",
        r"(?<=\d)[%‰$€£¥]$",
        rf"(?<=\d)(?:{_terms(FormKind.UNIT)})$",
        rf"(?<![{APOSTROPHES}])[{APOSTROPHES}]{{2}}$",
        rf"(?<=[^{APOSTROPHES}])[{APOSTROPHES}]$",
        rf"(?<=[{ALPHA}]{{2}})[-‐‑]$",
        r"[-‐‑]{2,}$",
    )


def _borders() -> tuple[str, ...]:
    """Empty matches where two words of one chunk meet.

    spaCy drops the second of two infixes that touch (``:«``), so no border consumes a character.
    """
    stop = rf"[{ALPHA_UPPER}{MARKS}]"
    return (
        rf"(?<=[{MARKS}])(?=.)|(?<=.)(?=[{MARKS}])",
        r"(?<=[^.])(?=\.{2})|(?<=\.\.)(?=[^.])",
        rf"(?<=[{ALPHA_LOWER}\d%°])(?=\.{stop})|(?<=[{ALPHA_LOWER}\d%°]\.)(?={stop})",
        rf"(?<=[{ALPHA_UPPER}]{{2}})(?=\.[{ALPHA_UPPER}][{ALPHA_LOWER}])",
        rf"(?<=[{ALPHA_UPPER}]{{2}}\.)(?=[{ALPHA_UPPER}][{ALPHA_LOWER}])",
        rf"(?<=\b[{ALPHA_UPPER}]\.)(?=[{ALPHA_UPPER}][{ALPHA_LOWER}])",
        r"(?<=.)(?=[,:]\D)|(?<=\D)(?=[,:])|(?<=[,:])(?=\D)|(?<=\D[,:])(?=.)",
        rf"(?<=[{ALPHA}])(?=[/+][{ALPHA}])|(?<=[{ALPHA}][/+])(?=[{ALPHA}])",
        r"(?<=(?<![\w-])[cdjlmnstCDJLMNST]['’])(?=\w)|(?<=[qQ][uU]['’])(?=\w)",
        rf"(?<=[{ALPHA}])(?<!-[tT])(?=-(?:{CLITICS}|{CLITICS.upper()})(?![\w'’])(?!-(?!(?:{CLITICS})(?![\w'’]))))",
        r"(?<=\d)(?=-\d)|(?<=\d-)(?=\d)|(?<=[^-])(?=--)|(?<=--)(?=[^-])",
        r"(?<=\b[eE]x-)(?=\w)",
    )


def _whole() -> tuple[str, ...]:
    """What is one word although a prefix, a suffix or a border would fit inside it."""
    whole = _terms(FormKind.WHOLE)
    return (
        rf"^(?i:{_terms(FormKind.ABBREVIATION)})$",
        rf"^(?i:{whole})$",
        rf"^(?:[{ALPHA_UPPER}][{ALPHA_LOWER}]?\.-?)+$",
        r"^(?:[cdjlmnstCDJLMNST]|\w*[qQ][uU])['’]$",
        rf"^[-‐‑](?:{CLITICS})$",
        rf"^[ONM]['’][{ALPHA_UPPER}][{ALPHA_LOWER}][\w-]*$",
        r"^[+-]?\d+(?:['’.,:/]\d+)*$",
        r"^\d{4}-\d\d-\d\d$",
        r"^\d\d?[hH](?:\d\d)?$",
        r"^[eE]x-$",
        r"^[@#]\w+$",
    )
