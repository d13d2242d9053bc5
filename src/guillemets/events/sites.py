"""Where a row of the triggers fires: the word, its row, and the slots around it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.events.actors import can_act, is_human, is_state
from guillemets.events.clauses import Slots, next_noun, nominal_slots, verb_slots
from guillemets.events.hosts import host_of, noun_slots, scan
from guillemets.events.phrases import resolve_relative
from guillemets.events.subjects import preposition
from guillemets.events.voice import is_hidden, is_passive, is_reflexive
from guillemets.lexicons.plover_triggers import TriggerSort

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.language.tokens import Token
    from guillemets.lexicons.plover_triggers import Trigger

_CLAUSAL = ("xcomp", "ccomp", "advcl", "obl:arg", "obl:mod", "obj")
_NEAR = 12  # tokens to each side in which "near" looks, within the sentence
_WHERE = ("en", "à", "dans", "vers", "chez")
_BESIDE = ("contre", "avec", "auprès", "envers", "entre")
_REACH = 14  # tokens to the right in which an object is looked for when the parser gives none


@dataclass(frozen=True, slots=True)
class Site:
    """A word that reports an event, with its row; tokens ``head`` to ``last`` are its trigger."""

    head: int
    last: int
    row: Trigger
    slots: Slots
    host: int | None = None  # the verb that supports a noun


def find_sites(lexemes: Lexemes) -> list[Site]:
    """Every place where a row fires, one row a word, in order."""
    found: list[Site] = []
    for token in lexemes.doc:
        word = lexemes.known[token.lower_]
        site = _verb_site(token, word.verbs, lexemes) if word.verbs else None
        if site is None and word.nouns:
            site = _noun_site(token, word.nouns, lexemes)
        if site is not None:
            found.append(site)
    return found


def _verb_site(token: Token, rows: tuple[Trigger, ...], lexemes: Lexemes) -> Site | None:
    if not _verbal(token, lexemes):
        return None
    reflexive = is_reflexive(token, lexemes)
    slots: Slots | None = None
    for row in rows:
        if row.reflexive is not reflexive:
            continue
        last: int | None = token.i
        if row.tail:
            last = lexemes.tail_of(token.i, row.tail)
            if last is None:
                continue
        if slots is None:
            slots = verb_slots(token, lexemes)
            scan(token, slots, _BESIDE)
            _agent_beyond(token, slots, lexemes)
        filled = _with_tail(slots, token.i, last, row, lexemes)
        if meets(row, token, filled, lexemes):
            if not filled["obj"] and any(need.startswith("obj:") for need in row.needs):
                filled["obj"].extend(object_to_the_right(token, lexemes))
            return Site(token.i, last or token.i, row, filled)
    return None


def _agent_beyond(verb: Token, slots: Slots, lexemes: Lexemes) -> None:
    """Add the agent of a passive that the parser has hung elsewhere ("interdits de participation par le président").

    Behind an active verb it is the one by whom its object is done ("conclut à un usage de la force par la police").
    """
    if not slots["par"] and is_passive(verb, lexemes):
        scan(verb, slots, ("par",))
        slots["subj"].extend(slots["par"])
    elif not slots["par"]:
        beyond: Slots = defaultdict(list)
        scan(verb, beyond, ("par",))
        slots["done-by"].extend(beyond["par"])


def _with_tail(slots: Slots, head: int, last: int | None, row: Trigger, lexemes: Lexemes) -> Slots:
    """The slots with those of the words of an idiom added, these words themselves taken out."""
    if not row.tail or last is None:
        return slots
    filled: Slots = defaultdict(list)
    inner = range(head + 1, last + 1)
    for name, tokens in slots.items():
        filled[name].extend(t for t in tokens if t.i not in inner or (name == "obj" and t.pos_ == "PROPN"))
    for i in inner:
        token = lexemes.doc[i]
        if token.pos_ in ("NOUN", "ADJ", "PROPN"):
            nominal_slots(token, filled, lexemes)
    if not filled["obj"] and row.sort is TriggerSort.VERB:
        filled["obj"].extend(t for t in next_noun(lexemes.doc[last], lexemes))
    return filled


def _verbal(token: Token, lexemes: Lexemes) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        return not any(c.dep_ == "det" and c.i == token.i - 1 for c in token.children)
    if token.pos_ == "ADJ" and token.dep_ in ("acl", "amod", "conj", "xcomp", "ROOT", "advcl"):
        return token.lower_ not in lexemes.words.plover_triggers.nouns
    if token.pos_ in ("NOUN", "ADJ") and is_hidden(token, lexemes):
        return True
    if token.pos_ in ("NOUN", "ADV", "PROPN", "ADP") and token.i:
        before = token.doc[token.i - 1]
        return before.pos_ == "AUX" or bool(lexemes.infinitives(before) & {"avoir", "être"} and before.pos_ != "NOUN")
    return False


def _noun_site(token: Token, rows: tuple[Trigger, ...], lexemes: Lexemes) -> Site | None:
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "X", "VERB", "ADV", "ADP"):
        return None
    if token.pos_ in ("VERB", "ADJ") and lexemes.forms(token):
        return None
    slots: Slots | None = None
    host: Token | None = None
    for row in rows:
        last: int | None = token.i
        if row.tail:
            last = lexemes.tail_of(token.i, row.tail)
            if last is None:
                continue
        if slots is None:
            slots, host = noun_slots(token, lexemes)
        filled = _with_tail(slots, token.i, last, row, lexemes)
        if meets(row, token, filled, lexemes):
            return Site(token.i, last or token.i, row, filled, host.i if host is not None else None)
    return None


def meets(row: Trigger, token: Token, slots: Slots, lexemes: Lexemes) -> bool:
    """Whether all conditions of the row hold at the word."""
    for need in row.needs:
        wanted, _, alternatives = need.removeprefix("!").partition(":")
        if wanted == "cue":
            if not _is_cue_of(token, alternatives, lexemes):
                return False
            continue
        held = any(_holds(wanted, one, token, slots, lexemes) for one in alternatives.split(","))
        if held is need.startswith("!"):
            return False
    return True


def _is_cue_of(token: Token, act: str, lexemes: Lexemes) -> bool:
    """Whether the word is the cue of a statement that is that act ("demands")."""
    return any(lexemes.statements[number].act == act for number in lexemes.cued_at(token.i))


def _holds(slot: str, wanted: str, token: Token, slots: Slots, lexemes: Lexemes) -> bool:
    return any(fits(candidate, wanted, lexemes) for candidate in _candidates(slot, token, slots, lexemes))


def fits(token: Token, wanted: str, lexemes: Lexemes) -> bool:
    """Whether the token is the wanted word or of the wanted class; some classes are not lists of words."""
    match wanted:
        case "@any":
            return True
        case "@any-noun":
            return token.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
        case "@any-actor":
            return can_act(resolve_relative(token), lexemes)
        case "@people":
            return is_human(token, lexemes)
        case "@state-actor":
            return is_state(token, lexemes)
        case _:
            return lexemes.fits(token, wanted)


def _candidates(slot: str, token: Token, slots: Slots, lexemes: Lexemes) -> list[Token]:
    doc, sent = lexemes.doc, token.sent
    match slot:
        case "near":
            return [
                doc[i]
                for i in range(max(sent.start, token.i - _NEAR), min(sent.end, token.i + _NEAR + 1))
                if i != token.i
            ]
        case "sentence":
            return [t for t in sent if t.i != token.i]
        case "before":
            return [doc[i] for i in range(max(sent.start, token.i - 4), token.i)]
        case "next":
            return [doc[i] for i in range(token.i + 1, min(sent.end, token.i + 6))]
        case "inf":
            told = [c for o in slots.get("obj", ()) for c in o.children if c.dep_ == "acl" and lexemes.forms(c)]
            return told + [c for c in token.children if c.dep_ in _CLAUSAL and lexemes.forms(c)]
        case "host":
            hosted = host_of(token, lexemes)
            return [hosted] if hosted is not None else []
        case "obj":
            objects = slots.get("obj", ())
            parts = [c for o in objects if "empty" in lexemes.classes(o) for c in o.children if c.dep_ == "nmod"]
            listed = [*objects, *parts, *(c for o in objects for c in o.children if c.dep_ == "conj")]
            return listed or object_to_the_right(token, lexemes)
        case "place":
            where = [t for mark in _WHERE for name in (mark, f"~{mark}") for t in slots.get(name, ())]
            return [t for t in where if t.pos_ == "PROPN"]
        case "subj":
            doers = slots.get("subj", ())
            return [
                *doers,
                *(c for d in doers if "envoys" in lexemes.classes(d) for c in d.children if c.dep_ == "nmod"),
            ]
        case "in":
            held = [*slots.get("obj", ())] or object_to_the_right(token, lexemes)
            return [t for o in held for t in o.subtree]
        case _:
            return [*slots.get(slot, ()), *slots.get(f"~{slot}", ())]


def object_to_the_right(token: Token, lexemes: Lexemes) -> list[Token]:
    """The first noun after a verb whose object the parser missed."""
    doc = lexemes.doc
    for i in range(token.i + 1, min(token.sent.end, token.i + _REACH)):
        word = doc[i]
        if word.pos_ in ("VERB", "SCONJ") or word.text in ".;:":
            return []
        if word.pos_ in ("NOUN", "PROPN") and not lexemes.is_time(word) and not preposition(word):
            return [word]
    return []
