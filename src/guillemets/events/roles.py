"""Who does it and to whom: the slots that a row names, filled with parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.events.clauses import verb_slots
from guillemets.events.phrases import Phrase, can_act, is_human, is_state, parties, phrase_of, resolve_relative
from guillemets.events.stance import content_tokens, cued_by, is_spoken
from guillemets.events.subjects import preposition, subject
from guillemets.lexicons.knowledge import Sense
from guillemets.lexicons.plover_triggers import TriggerSort

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guillemets.events.lexemes import Lexemes
    from guillemets.events.sites import Site
    from guillemets.language.tokens import Token
    from guillemets.model.attribution import Statement

_VERB_ACTOR = ("subj", "par")
_VERB_RECIPIENT = ("obj", "à", "contre", "sur", "envers", "avec", "land")
_NAMING = ("NOUN", "PROPN", "PRON", "ADJ", "NUM")
_NOUN_ACTOR = ("par", "doer", "adj", "de", "owner")
_NOUN_RECIPIENT = ("contre", "sur", "à", "victim", "land")
_MEANS = frozenset({"help", "weapon", "force", "aircraft"})
_TOWARD = ("à", "avec", "contre", "de", "en", "pour", "sur", "vers", "entre", "par", "")
_MUTUAL = ("subj", "avec", "entre", "doer", "de", "adj", "owner")


def parties_of(site: Site, lexemes: Lexemes) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """The actors and the recipients of an event, each party once; a party is never on both sides.

    Where the trigger is the cue of an attribution, its source is the actor: stage 4 reads inverted subjects better.
    """
    row = site.row
    noun = row.sort is TriggerSort.NOUN
    statement = cued_by(site, lexemes)
    source = _source(statement, lexemes) if statement is not None and is_spoken(row.event) and not noun else []
    actors = tuple(source) or _filled(site, row.actor or (_NOUN_ACTOR if noun else _VERB_ACTOR), lexemes)
    if row.event == "PROTEST":
        actors = tuple(phrase for phrase in actors if _can_protest(lexemes.doc[phrase.head], lexemes))
    taken = {i for phrase in actors for i in range(phrase.first, phrase.last + 1)}
    names = row.recipient or (_NOUN_RECIPIENT if noun else _VERB_RECIPIENT)
    if statement is not None and source and statement.content[0].start < _start(site, lexemes):
        names = ("content-subj", *names)
    kind = lexemes.words.plover.event[row.event]
    if (kind.needs_recipient or (is_spoken(row.event) and row.event != "ACCUSE")) and row.recipient != ("-",):
        names = (*names, "content")
    if row.event == "THREATEN":
        names = (*names, "condition")
    if row.event == "PROTEST" and row.recipient != ("-",):
        names = (*names, "protested")
    return actors, _filled(site, names, lexemes, taken)


def _start(site: Site, lexemes: Lexemes) -> int:
    return lexemes.parsed.starts[site.head]


def _can_protest(token: Token, lexemes: Lexemes) -> bool:
    """Whether the word names people or a body that takes to the street: no prefect, no minister."""
    if token.pos_ != "NOUN" or "Plur" in token.morph.get("Number", []):
        return not {"govern", "lawmen"} & lexemes.classes(token)
    return bool({"crowd", "parties", "groups", "civilians", "refugees", "armed"} & lexemes.classes(token))


def _source(statement: Statement, lexemes: Lexemes) -> list[Phrase]:
    """The parties that the source of a statement names."""
    if statement.source is None:
        return []
    inside = lexemes.parsed.tokens_in(statement.source)
    tops = [lexemes.doc[i] for i in inside if lexemes.doc[i].head.i not in inside and lexemes.doc[i].pos_ in _NAMING]
    return [p for top in tops[:1] for p in parties(resolve_relative(top), lexemes)]


def _filled(site: Site, names: Iterable[str], lexemes: Lexemes, taken: set[int] | None = None) -> tuple[Phrase, ...]:
    found: list[Phrase] = []
    for name in names:
        if name == "-":
            break
        together = name.startswith("+")
        if found and not together:
            continue
        for phrase in _in_slot(site, name.removeprefix("+"), lexemes):
            if (
                phrase.head not in (taken or ())
                and phrase.head not in {f.head for f in found}
                and not _inside(phrase, site)
            ):
                found.append(phrase)
    return tuple(found)


def _inside(phrase: Phrase, site: Site) -> bool:
    return site.head <= phrase.head <= site.last


def _in_slot(site: Site, name: str, lexemes: Lexemes) -> list[Phrase]:
    match name:
        case "mutual":
            return [p for slot in _MUTUAL for p in _in_slot(site, slot, lexemes)]
        case "place":
            return _places(site, lexemes, states=False)
        case "land":
            return _places(site, lexemes, states=True)
        case "owner":
            return _owners(site, lexemes)
        case "content":
            return _in_content(site, lexemes)
        case "content-subj":
            return _subject_of_content(site, lexemes)
        case "protested":
            return _protested(site, lexemes)
        case "condition":
            return condition(site, lexemes)
        case "speaker":
            return _speaker(site, lexemes)
        case "clause-subj" | "clause-crowd" | "clause-agent":
            return _clause_subject(site, name, lexemes)
        case _:
            bare = name.removesuffix("!")
            own = _named(site.slots.get(bare, ()), name, lexemes)
            return own or _named(site.slots.get(f"~{bare}", ()), name, lexemes)


def _named(tokens: Iterable[Token], name: str, lexemes: Lexemes) -> list[Phrase]:
    """The parties in one slot; with "!" only those who stand there themselves."""
    found: list[Phrase] = []
    for token in tokens:
        named = resolve_relative(token)
        if named.pos_ == "ADJ" and name == "adj":
            found.append(Phrase(named.i, named.i, named.i))
        elif not name.endswith("!") or can_act(named, lexemes):
            found.extend(parties(named, lexemes, doer=name in ("subj", "doer", "par")))
        if found and name not in ("entre", "subj", "par"):
            break
    return found


def _in_content(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """The first one named in what is asked for, refused or promised: a state, a body or a people before others."""
    tokens = list(content_tokens(site, lexemes))
    if any((found := lexemes.content(t)) is not None and found.terms[0] == "démissionner" for t in tokens[:2]):
        return []
    stop = min((t.i for t in tokens if t.lower_ in ("si", "s'", "moins", "faute")), default=len(lexemes.doc))
    for token in tokens:
        if token.i > stop or (is_place(token, lexemes) and not is_state(token, lexemes)):
            continue
        own = token.dep_ == "obj" and _MEANS & lexemes.classes(token)
        if token.pos_ in ("NOUN", "PROPN") and not own and can_act(token, lexemes) and preposition(token) in _TOWARD:
            return parties(token, lexemes)
        if token.pos_ == "ADJ" and token.dep_ == "amod" and lexemes.words.knowledge.country_of(token.lower_):
            return [Phrase(token.i, token.i, token.i)]
    return []


def _subject_of_content(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """Whoever is the subject of what is said: they are told to do it, or blamed for it."""
    statement = cued_by(site, lexemes)
    if statement is None:
        return []
    for i in lexemes.parsed.tokens_in(statement.content[0]):
        token = lexemes.doc[i]
        if token.dep_.startswith("nsubj") and token.pos_ != "PRON":
            return parties(token, lexemes)
    return []


def _protested(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """Whoever a protest is against by what it wants: "pour exiger du gouvernement", "en faveur du départ du roi"."""
    doc = lexemes.doc
    for i in range(site.last + 1, doc[site.head].sent.end):
        if "protests-for" not in lexemes.classes(doc[i]):
            continue
        for token in doc[i].subtree:
            if token.i > i and token.pos_ in ("NOUN", "PROPN") and can_act(token, lexemes):
                return parties(token, lexemes)
    return []


def condition(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """Whoever has to act for a threat not to come true: the subject after "si", "à moins que"."""
    for token in lexemes.doc[site.head].sent:
        if token.lower_ in ("si", "moins", "s'") and token.dep_ in ("mark", "advmod", "fixed", "case"):
            for later in lexemes.doc[token.i + 1 : min(token.i + 10, token.sent.end)]:
                if later.dep_.startswith("nsubj") and later.pos_ in _NAMING:
                    return parties(resolve_relative(later), lexemes)
    return []


def _speaker(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """Whoever says the sentence that holds the trigger."""
    span = lexemes.parsed.place(site.head, site.head)
    for statement in lexemes.statements:
        if statement.source is not None and any(span.within(part) for part in statement.content):
            return _source(statement, lexemes)
    return []


def _clause_subject(site: Site, name: str, lexemes: Lexemes) -> list[Phrase]:
    """The subject of the clause that holds a noun; for "clause-crowd" only people who can protest."""
    token = lexemes.doc[site.head]
    for _ in range(6):
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            break
    slots = verb_slots(token, lexemes) if token.pos_ in ("VERB", "AUX") else {}
    doers = [t for t in slots.get("subj", ()) if name != "clause-crowd" or is_human(t, lexemes)]
    return [p for doer in doers for p in parties(resolve_relative(doer), lexemes)]


def _owners(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """Whoever "son", "leur" on the noun refers to: the subject of its clause."""
    if not site.slots.get("owner") or site.host is None:
        return []
    who = subject(lexemes.doc[site.host], lexemes)
    return parties(resolve_relative(who), lexemes) if who is not None else []


def _places(site: Site, lexemes: Lexemes, *, states: bool) -> list[Phrase]:
    """A place named as that of the event; ``states`` takes states alone."""
    for mark in ("en", "à", "dans", "vers", "chez"):
        for name in (mark, f"~{mark}"):
            for token in site.slots.get(name, ()):
                known = lexemes.words.knowledge.name_of(token.text)
                if is_place(token, lexemes) and (not states or (known is not None and known.sense is Sense.STATE)):
                    return [phrase_of(token, lexemes)]
    return []


def is_place(token: Token, lexemes: Lexemes) -> bool:
    """Whether the word is the name of a place."""
    if token.ent_type_ == "LOC" and token.pos_ == "PROPN":
        return True
    known = lexemes.words.knowledge.name_of(token.text)
    return known is not None and token.pos_ == "PROPN" and preposition(token) in ("en", "à", "dans", "vers", "chez")
