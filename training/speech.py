"""Reported speech made out of treebank sentences: what agency copy is full of and treebanks nearly lack.

Each maker wraps a whole sentence, its tree kept, in an introducer whose tree is known by construction, in the
annotation of Sequoia: ``parataxis:insert`` for an inserted clause, ``ccomp`` behind a verb of saying.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from words import Sentence, Word

if TYPE_CHECKING:
    from random import Random

FINITE = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
IMPERFECT = FINITE.replace("Pres", "Imp")
CONDITIONAL = FINITE.replace("Ind", "Cnd")
PARTICIPLE = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
FINAL = (".", "!", "?", "…", "...")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """The words of ``wire.toml``."""

    agencies: list[str]
    signatures: list[str]
    cities: list[str]
    rubrics: list[str]
    months: list[str]
    days: list[str]
    credits: list[str]
    speakers: list[str]
    first_names: list[str]
    last_names: list[str]
    organisations: list[str]
    participles: list[str]
    presents: list[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words whose heads count from 0 within the piece; the word at ``top`` hangs outside."""

    words: tuple[Word, ...]
    top: int


def speaker(wire: Wire, rng: Random) -> Piece:
    """A subject: a full name, a noun phrase, or a noun phrase with a name in apposition."""
    kind = rng.random()
    if kind < 0.4:  # noqa: PLR2004
        return _name(wire, rng)
    if kind < 0.55:  # noqa: PLR2004
        return _phrase(rng.choice(wire.organisations), proper=True)
    phrase = _phrase(rng.choice(wire.speakers), proper=False)
    if kind > 0.8:  # noqa: PLR2004
        name = _name(wire, rng)
        shifted = [replace(w, head=(w.head or 0) + len(phrase.words)) for w in name.words]
        shifted[0] = replace(shifted[0], head=phrase.top, dep="appos")
        return Piece((*phrase.words, *shifted), phrase.top)
    return phrase


def _name(wire: Wire, rng: Random) -> Piece:
    last = rng.choice(wire.last_names).split()
    parts = last if rng.random() < 0.2 else [rng.choice(wire.first_names), *last]  # noqa: PLR2004
    if len(parts) == 1 and rng.random() < 0.6:  # noqa: PLR2004
        title, gender = rng.choice([("M.", "Masc"), ("Mme", "Fem"), ("Me", "Masc")])
        head = Word(text=title, pos="NOUN", morph=f"Gender={gender}|Number=Sing", head=0)
        return Piece((head, Word(text=parts[0], pos="PROPN", morph="", head=0, dep="flat:name")), 0)
    words = [Word(text=p, pos="PROPN", morph="", head=0, dep="flat:name") for p in parts]
    return Piece(tuple(words), 0)


def _phrase(text: str, *, proper: bool) -> Piece:
    words = text.split()
    if words[0] not in ("le", "la", "l'", "un", "une"):
        return Piece(tuple(Word(text=w, pos="PROPN", morph="", head=0, dep="flat:name") for w in words), 0)
    gender = {"le": "Masc", "un": "Masc", "la": "Fem", "une": "Fem"}.get(words[0])
    shape = (f"Gender={gender}|" if gender else "") + "Number=Sing"
    definite = "Ind" if words[0].startswith("un") else "Def"
    after = "" if words[0] == "l'" else " "
    det = Word(
        text=words[0], after=after, pos="DET", morph=f"Definite={definite}|{shape}|PronType=Art", head=1, dep="det"
    )
    noun = Word(text=words[1], pos="PROPN" if proper and words[1][0].isupper() else "NOUN", morph=shape, head=1)
    rest = [Word(text=w, pos="ADJ", morph=shape, head=1, dep="amod") for w in words[2:]]
    return Piece((det, noun, *rest), 1)


def inserted(wire: Wire, rng: Random) -> Piece:
    """``a déclaré le ministre``, ``explique-t-elle``, ``selon X``; the first word is lower case."""
    kind = rng.random()
    if kind < 0.22:  # noqa: PLR2004
        who = speaker(wire, rng)
        case = Word(
            text=rng.choice(["selon", "selon", "selon", "d'après"]), pos="ADP", morph="", head=who.top + 1, dep="case"
        )
        moved = [replace(w, head=(w.head or 0) + 1) for w in who.words]
        moved[who.top] = replace(moved[who.top], dep="obl:mod")
        return Piece((case, *moved), who.top + 1)
    return _said(wire, rng, pronoun=kind > 0.6)  # noqa: PLR2004


def _said(wire: Wire, rng: Random, *, pronoun: bool) -> Piece:
    """An inverted verb of saying with its subject behind it (``a-t-il dit``, ``dit-il``, ``a dit Paul``)."""
    clitic = rng.choice(["il", "elle"])
    gender = {"il": "Masc", "elle": "Fem"}[clitic]
    pron = f"Gender={gender}|Number=Sing|Person=3|PronType=Prs"
    if rng.random() < 0.6:  # noqa: PLR2004
        aux, shape = rng.choice([("a", FINITE), ("a", FINITE), ("avait", IMPERFECT), ("aurait", CONDITIONAL)])
        helper = Word(text=aux, pos="AUX", morph=shape, head=1, dep="aux:tense")
        verb = Word(text=rng.choice(wire.participles), pos="VERB", morph=PARTICIPLE, head=1)
        words = [helper, verb]
        if pronoun:
            link = "-t-" if aux == "a" else "-"
            glued = Word(text=link + clitic, pos="PRON", morph=pron, head=2, dep="nsubj")
            return Piece((replace(helper, after="", head=2), glued, replace(verb, head=2)), 2)
    else:
        verb = Word(text=rng.choice(wire.presents), pos="VERB", morph=FINITE, head=0)
        words = [verb]
        if pronoun:
            link = "-t-" if verb.text[-1] == "e" else "-"
            return Piece(
                (replace(verb, after=""), Word(text=link + clitic, pos="PRON", morph=pron, head=0, dep="nsubj")), 0
            )
    top = len(words) - 1
    who = speaker(wire, rng)
    moved = [replace(w, head=(w.head or 0) + len(words)) for w in who.words]
    moved[who.top] = replace(moved[who.top], head=top, dep="nsubj")
    return Piece((*words, *moved), top)


def reported(sentence: Sentence, wire: Wire, rng: Random) -> Sentence:
    """The sentence as somebody's words: with an inserted clause behind it, or as what a verb of saying governs."""
    body = _trimmed(sentence)
    if body is None:
        return sentence
    kind = rng.random()
    if kind < 0.6:  # noqa: PLR2004
        return _with_insertion(sentence, body, wire, rng)
    if kind < 0.8:  # noqa: PLR2004
        return _introduced(body, wire, rng, colon=True)
    return _introduced(body, wire, rng, colon=False)


def _trimmed(sentence: Sentence) -> Sentence | None:
    """The sentence without its final mark; None unless it is a plain sentence with one root and one mark."""
    if len(sentence) < 4 or sentence[-1].text not in FINAL or sentence[-2].text in FINAL:  # noqa: PLR2004
        return None
    if any(w.text in '«»"“”:' for w in sentence) or not any(w.dep == "nsubj" for w in sentence):
        return None
    return sentence[:-1] if all(w.head != len(sentence) - 1 for w in sentence[:-1]) else None


def _root(sentence: Sentence) -> int:
    return next(i for i, word in enumerate(sentence) if word.head == i)


def _punct(text: str, head: int, after: str = " ") -> Word:
    return Word(text=text, after=after, pos="PUNCT", morph="", head=head, dep="punct")


def _placed(piece: Piece, at: int, head: int, dep: str) -> list[Word]:
    """The words of a piece moved to ``at``, its top word hung on ``head``."""
    moved = [replace(w, head=(w.head or 0) + at) for w in piece.words]
    keep = moved[piece.top].dep
    moved[piece.top] = replace(moved[piece.top], head=head, dep=keep if keep == "obl:mod" else dep)
    return moved


def _shifted(words: Sentence, by: int) -> list[Word]:
    return [replace(w, head=(w.head or 0) + by) for w in words]


def _with_insertion(sentence: Sentence, body: Sentence, wire: Wire, rng: Random) -> Sentence:
    """``«S», a dit X.``, with or without guillemets, the mark of a question or an outcry kept inside."""
    quoted = rng.random() < 0.7  # noqa: PLR2004
    mark = sentence[-1].text
    root = _root(body) + quoted
    words = _shifted(body, quoted)
    words[-1] = replace(words[-1], after="")
    if quoted:
        words.insert(0, _punct("«", root, ""))
    if mark in ("!", "?"):
        words.append(_punct(mark, root, ""))
    if quoted:
        words.append(_punct("»", root, ""))
    comma = not (mark in ("!", "?") and rng.random() < 0.4)  # noqa: PLR2004
    piece = inserted(wire, rng)
    at = len(words) + comma
    if comma:
        words.append(_punct(",", at + piece.top))
    else:
        words[-1] = replace(words[-1], after=" ")
    words += _placed(piece, at, root, "parataxis:insert")
    words[-1] = replace(words[-1], after="")
    return (*words, _punct(".", root, sentence[-1].after))


def _introduced(body: Sentence, wire: Wire, rng: Random, *, colon: bool) -> Sentence:
    """The sentence behind its speaker and verb: ``X a dit: «S.»`` or ``X a dit que s.``, without its own mark."""
    who = speaker(wire, rng)
    verb_at = len(who.words) + 1
    aux, shape = rng.choice([("a", FINITE), ("a", FINITE), ("avait", IMPERFECT)])
    words = [replace(w) for w in who.words]
    words[who.top] = replace(words[who.top], head=verb_at, dep="nsubj")
    words[0] = replace(words[0], text=words[0].text[0].upper() + words[0].text[1:])
    words.append(Word(text=aux, pos="AUX", morph=shape, head=verb_at, dep="aux:tense"))
    words.append(Word(text=rng.choice(wire.participles), pos="VERB", morph=PARTICIPLE, head=verb_at, dep="ROOT"))
    if colon:
        words[-1] = replace(words[-1], after=rng.choice(["", " "]))
        at = len(words) + 2
        words += [_punct(":", at + _root(body)), _punct("«", at + _root(body), "")]
    else:
        at = len(words) + 1
        vowel = body[0].text[0].lower() in "aeiouyéèêh"
        mark = Word(text="qu'" if vowel else "que", after="" if vowel else " ", pos="SCONJ", morph="", dep="mark")
        words.append(replace(mark, head=at + _root(body)))
    moved = _shifted(body, at)
    moved[_root(body)] = replace(moved[_root(body)], head=verb_at, dep="ccomp")
    if not colon and body[0].pos in ("DET", "PRON", "ADP"):
        moved[0] = replace(moved[0], text=moved[0].text[0].lower() + moved[0].text[1:])
    moved[-1] = replace(moved[-1], after="")
    words += moved
    end = [_punct("»", at + _root(body), "")] if colon else []
    stop = _punct(".", verb_at, "")
    words += [*end, stop] if rng.random() < 0.7 else [stop, *end]  # noqa: PLR2004
    return (*words[:-1], replace(words[-1], after=" "))
