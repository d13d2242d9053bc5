"""Acts of words: what is asked, refused, threatened or undertaken decides their mode, sometimes their type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.events.clauses import dependents
from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.plover_triggers import BY_CONTENT, TriggerSort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.events.lexemes import Lexemes
    from guillemets.events.sites import Site
    from guillemets.language.tokens import Token
    from guillemets.model.attribution import Statement

_SPOKEN = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE", "ACCUSE"})
_CLAUSAL = ("xcomp", "ccomp", "advcl")
_WITHIN = (
    "obj",
    "iobj",
    "xcomp",
    "ccomp",
    "obl:arg",
    "obl:mod",
    "nmod",
    "conj",
    "advcl",
    "nsubj:pass",
    "parataxis",
    "amod",
)


def coded(site: Site, lexemes: Lexemes) -> tuple[str, str]:
    """The type and the mode of the event at a site, "" for no mode."""
    row = site.row
    if row.mode != BY_CONTENT:
        return row.event, row.mode
    for token in content_tokens(site, lexemes):
        content = lexemes.content(token)
        if content is None:
            continue
        match row.event:
            case "REQUEST" | "REJECT":
                if content.asked:
                    return row.event, content.asked
            case "THREATEN":
                if content.threatened:
                    return row.event, content.threatened
            case _:
                if content.given:
                    return _given(content.given)
    return row.event, ""


_THREATENED = {
    "PROTEST": "restrict",
    "COERCE": "restrict",
    "SANCTION": "relations",
    "RETREAT": "relations",
    "ASSAULT": "violence",
    "MOBILIZE": "violence",
}


def threatened(site: Site, event: str, mode: str, lexemes: Lexemes) -> str:
    """The mode of a threat to do what the site reports."""
    if mode in ("arrest", "expel"):
        return mode
    if mode == "deport":
        return "expel"
    for token in (lexemes.doc[site.head], *content_tokens(site, lexemes)):
        content = lexemes.content(token)
        if content is not None and content.threatened:
            return content.threatened
    return _THREATENED.get(event, "")


def _given(code: str) -> tuple[str, str]:
    event, _, mode = code.partition(".")
    return event, mode


def cued_by(site: Site, lexemes: Lexemes) -> Statement | None:
    """The statement whose cue the trigger is, if there is one with a source."""
    cued = (lexemes.statements[number] for number in lexemes.cued_at(site.head))
    return next((statement for statement in cued if statement.source is not None), None)


def cue_number(site: Site, lexemes: Lexemes) -> int | None:
    """The number of the statement whose cue the trigger is, with a source or without."""
    return next(iter(lexemes.cued_at(site.head)), None)


def names_a_thing(statement: Statement, lexemes: Lexemes) -> bool:
    """Whether the source is a thing that says something only in a manner of speaking ("les slogans dénoncent")."""
    if statement.source is None:
        return False
    tokens = [lexemes.doc[i] for i in lexemes.parsed.tokens_in(statement.source)][:2]
    return any("thing" in lexemes.classes(t) for t in tokens)


def is_without_source(site: Site, lexemes: Lexemes) -> bool:
    """Whether the trigger is the cue of a statement that goes on with the speaker before ("Et d'accuser Rome")."""
    number = cue_number(site, lexemes) if is_spoken(site.row.event) else None
    if number is None or lexemes.statements[number].source is not None or site.row.sort is not TriggerSort.VERB:
        return False
    return lexemes.only_mood(lexemes.doc[site.head], Mood.INF)


def content_tokens(site: Site, lexemes: Lexemes) -> Iterator[Token]:
    """The words of what the act is about, nearest the act first, without relative clauses."""
    statement = cued_by(site, lexemes)
    if statement is not None and statement.content[0].start < lexemes.parsed.starts[site.head]:
        for i in lexemes.parsed.tokens_in(statement.content[0]):
            yield lexemes.doc[i]
        return
    if site.row.actor == ("speaker",) and site.row.sort is TriggerSort.NOUN:
        yield from (lexemes.doc[i] for i in range(lexemes.doc[site.head].sent.start, site.head))
        return
    seen = set(range(site.head, site.last + 1))
    level = _first_level(site, seen, lexemes)
    while level:
        following: list[Token] = []
        for token in level:
            if token.i in seen:
                continue
            seen.add(token.i)
            yield token
            following.extend(c for c in token.children if c.dep_ in _WITHIN or _is_told_to(c, lexemes))
        level = following


def _is_told_to(token: Token, lexemes: Lexemes) -> bool:
    """Whether an infinitive hangs on the one who is told to do it ("exhorte les camps à cesser")."""
    return token.dep_ == "acl" and lexemes.only_mood(token, Mood.INF)


def _first_level(site: Site, seen: set[int], lexemes: Lexemes) -> list[Token]:
    """What hangs on the act itself: infinitives and clauses first, then its objects."""
    doc = lexemes.doc
    own = [c for i in sorted(seen) for c in dependents(doc[i], lexemes) if c.dep_ in _CLAUSAL and c.i > site.head]
    named = [t for name in ("obj", "à", "de", "pour", "contre", "sur") for t in site.slots.get(name, ())]
    if site.row.sort is TriggerSort.NOUN and site.host is not None:
        kinds = ("xcomp", "ccomp", "advcl") if site.row.event == "REQUEST" else ("xcomp", "ccomp")
        own += [c for c in doc[site.host].children if c.dep_ in kinds and c.i > site.head]
    rest = [
        c for i in sorted(seen) for c in doc[i].children if c.dep_ in _WITHIN and c.dep_ != "conj" and c.i > site.head
    ]
    told = site.slots.get("about", ()) if site.row.event == "REJECT" else ()
    return [t for t in (*own, *named, *rest, *told) if t.i not in seen]


def is_spoken(event: str) -> bool:
    """Whether events of this type are acts of words."""
    return event in _SPOKEN
