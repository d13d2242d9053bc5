"""Those who are named in what an act of words is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.events.actors import can_act
from guillemets.events.phrases import Phrase, parties, resolve_relative
from guillemets.events.places import is_mere_place
from guillemets.events.stance import content_tokens, cued_by
from guillemets.events.subjects import NAMING, preposition

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.events.sites import Site
    from guillemets.language.tokens import Token


_MARKING = ("mark", "advmod", "fixed", "case")
_MEANS = frozenset({"help", "weapon", "force", "aircraft"})
_TOWARD = ("à", "avec", "contre", "de", "en", "pour", "sur", "vers", "entre", "par", "")


def in_content(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """The first one named in what is asked for, refused or promised: a state, a body or a people before others."""
    tokens = list(content_tokens(site, lexemes))
    if any((found := lexemes.content(t)) is not None and found.terms[0] == "démissionner" for t in tokens[:2]):
        return []
    marks = [t for t in lexemes.doc[site.head].sent if t.lower_ in ("si", "moins", "faute") and t.dep_ in _MARKING]
    conditions = [_condition_clause(t) for t in marks]
    for token in tokens:
        if any(token.i in clause for clause in conditions) or is_mere_place(token, lexemes):
            continue
        if site.row.event == "THREATEN" and token.dep_ == "nsubj":
            continue  # the one who threatens, in his own words
        own = token.dep_ == "obj" and _MEANS & lexemes.classes(token)
        if token.pos_ in ("NOUN", "PROPN") and not own and can_act(token, lexemes) and preposition(token) in _TOWARD:
            return parties(token, lexemes)
        if token.pos_ == "ADJ" and token.dep_ == "amod" and lexemes.words.knowledge.country_of(token.lower_):
            return [Phrase(token.i, token.i, token.i)]
    return []


def _condition_clause(mark: Token) -> range:
    """From the word that opens a condition to the comma that ends it, or to the end of the sentence."""
    end = mark.sent.end
    return range(mark.i, next((i for i in range(mark.i, end) if mark.doc[i].text == ","), end))


def subject_of_content(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """Whoever is the subject of what is said: they are told to do it, or blamed for it."""
    statement = cued_by(site, lexemes)
    if statement is None:
        return []
    for i in lexemes.parsed.tokens_in(statement.content[0]):
        token = lexemes.doc[i]
        if token.dep_.startswith("nsubj") and token.pos_ != "PRON":
            return parties(token, lexemes)
    return []


def condition(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """Whoever has to act for a threat not to come true: the subject after "si", "à moins que"."""
    for token in lexemes.doc[site.head].sent:
        if token.lower_ in ("si", "moins", "s'") and token.dep_ in ("mark", "advmod", "fixed", "case"):
            for later in lexemes.doc[token.i + 1 : min(token.i + 10, token.sent.end)]:
                if later.dep_.startswith("nsubj") and later.pos_ in NAMING:
                    return parties(resolve_relative(later), lexemes)
    return []
