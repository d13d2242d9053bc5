"""What is no event of its own: the content of an act of words, and the worlds of sport, weather and business."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from guillemets.events.actors import can_act
from guillemets.events.stance import content_tokens, cued_by, is_spoken
from guillemets.events.subjects import preposition
from guillemets.events.voice import auxiliary_head, finite_of, is_passive
from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.plover_triggers import BY_CONTENT, TriggerSort

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.events.sites import Site
    from guillemets.language.tokens import Token

_ASIDE = ("acl:relcl", "advcl", "parataxis")
_DEEPEST = 12
_head = attrgetter("head")


def is_foreign(site: Site, lexemes: Lexemes) -> bool:
    """Whether the sentence speaks of sport or business, or the one who acts is a thing or a firm."""
    token = lexemes.doc[site.head]
    if lexemes.tells_of_sport or any({"sport", "business-talk"} & lexemes.classes(t) for t in token.sent):
        return True
    if (
        is_part_of_name(token, lexemes)
        or _is_of_any(site, lexemes)
        or _is_accident(site, lexemes)
        or _is_standing_rule(site, lexemes)
    ):
        return True
    agents = site.slots.get("par", ())
    doers = [t for t in site.slots.get("subj", ()) if t not in agents]
    told_by_row = any(need.startswith("subj:") for need in site.row.needs)
    if site.row.sort is TriggerSort.VERB and doers and not told_by_row and all(_is_inert(t, lexemes) for t in doers):
        return True
    return any("business" in lexemes.classes(t) for t in (*doers, *site.slots.get("doer", ())))


def _is_inert(token: Token, lexemes: Lexemes) -> bool:
    if token.lower_ in grammar().unpersonal_subject:
        return True
    return token.pos_ == "NOUN" and "inert" in lexemes.classes(token) and not can_act(token, lexemes)


def _is_of_any(site: Site, lexemes: Lexemes) -> bool:
    """Whether the one who acts is nobody in particular: "toute personne qui aide", a rule and no deed."""
    doers = [t for t in (*site.slots.get("subj", ()), *site.slots.get("doer", ())) if not lexemes.is_time(t)]
    return any(c.lower_ in ("toute", "tout", "chaque") for t in doers for c in t.children if c.i < t.i)


def _is_accident(site: Site, lexemes: Lexemes) -> bool:
    """Whether people die without anybody who kills them, in a dispatch that tells of an accident and of no attack."""
    if site.row.infinitive not in ("tuer", "blesser", "détruire") or site.slots.get("subj"):
        return False
    told = [lexemes.classes(t) for t in lexemes.doc if t.pos_ in ("NOUN", "VERB")]
    return any("accident" in c for c in told) and not any({"attack", "armed", "criminels", "fight"} & c for c in told)


def is_part_of_name(token: Token, lexemes: Lexemes) -> bool:
    """Whether a noun without article only names what a body is there for ("brigade de répression")."""
    if token.pos_ != "NOUN" or token.dep_ != "nmod" or any(c.dep_ == "det" for c in token.children):
        return False
    return token.i == token.head.i + 2 and bool({"groups", "force", "judges", "lawmen"} & lexemes.classes(token.head))


def is_mere_attribute(site: Site, lexemes: Lexemes) -> bool:
    """Whether the trigger only describes somebody ("déployés dans la région"): a bare participle beside its noun.

    Deeds of some types are told that way ("tués par balle"): the ontology names them (``told_aside``).
    """
    token = lexemes.doc[site.head]
    if site.row.sort is TriggerSort.NOUN or not token.dep_.startswith(("acl", "amod")) or "relcl" in token.dep_:
        return False
    if finite_of(token, lexemes).i != token.i or not lexemes.has_mood(token, Mood.PP, Mood.GER):
        return False
    if not lexemes.has_mood(token, Mood.PP):
        return site.row.event == "SUPPORT"
    if site.row.event == "ACCUSE" and not any(c.dep_ not in ("advmod", "punct", "det") for c in token.children):
        return True
    if site.row.event == "MOBILIZE":
        return not site.slots.get("par")
    if site.row.event == "COERCE" and site.row.mode not in ("arrest", "deport", "seize"):
        return not site.slots.get("par")
    asked = any(not need.startswith("!") for need in site.row.needs)
    return not lexemes.words.plover.event[site.row.event].told_aside and not asked


def takes_up(site: Site, lexemes: Lexemes) -> bool:
    """Whether the trigger is a noun that takes up an event told elsewhere: "cette attaque", "la démission"."""
    token = lexemes.doc[site.head]
    before = lexemes.doc[token.i - 1].lower_ if token.i > token.sent.start else ""
    marked = {c.lower_ for c in token.children if c.dep_ == "det"} | {before}
    return site.row.sort is TriggerSort.NOUN and bool(marked & grammar().taking_up)


def is_arrest(site: Site) -> bool:
    """Whether a verb says that somebody is arrested; without anybody, a thing is stopped ("arrêter les frappes")."""
    return site.row.sort is TriggerSort.VERB and site.row.mode == "arrest"


def is_programme(site: Site, lexemes: Lexemes) -> bool:
    """Whether somebody only says what he would do: a proposal or a promise of no help, no talks and no concession."""
    if site.row.event != "AGREE" or site.row.mode != BY_CONTENT:
        return False
    if "proposes" not in lexemes.classes(lexemes.doc[site.head]):
        return False
    contents = (lexemes.content(token) for token in content_tokens(site, lexemes))
    return not any(content is not None and content.given for content in contents)


def _is_standing_rule(site: Site, lexemes: Lexemes) -> bool:
    """Whether a passive in the present tells how things stand: "les partis sont interdits"."""
    token = lexemes.doc[site.head]
    if site.row.mode != "restrict" or site.slots.get("par") or not is_passive(token, lexemes):
        return False
    finite = finite_of(token, lexemes)
    return finite.i != token.i and finite.lower_ in ("est", "sont")


def is_vague(site: Site, lexemes: Lexemes) -> bool:
    """Whether the trigger is a noun that does not show by itself whether its event took place."""
    token = lexemes.doc[site.head]
    bare = not any(c.dep_ in ("det", "nummod") for c in token.children)
    return takes_up(site, lexemes) or (site.row.sort is TriggerSort.NOUN and bare)


def number_of(site: Site, lexemes: Lexemes) -> bool | None:
    """Whether a noun tells of several events; None for a verb, which does not show it."""
    if site.row.sort is not TriggerSort.NOUN:
        return None
    return "Plur" in lexemes.doc[site.head].morph.get("Number", [])


def within_speech(site: Site, sites: list[Site], lexemes: Lexemes) -> bool:
    """Whether the site lies in the content of an act of words, or in the idiom of another site."""
    doc = lexemes.doc
    sentence = doc[site.head].sent
    others = [s for s in _between(sites, sentence.start, sentence.end) if s.head != site.head]
    if any(s.head < site.head <= s.last for s in others):
        return True
    heads = {i: s for s in others for i in (s.head, auxiliary_head(doc[s.head], lexemes))}
    token = doc[site.head]
    for _ in range(_DEEPEST):
        parent = token.head
        if parent.i == token.i:
            break
        if _is_aside(token, lexemes):
            return False
        other = heads.get(parent.i)
        if other is not None and _governs(other, token, site, lexemes):
            return True
        token = parent
    cues = (_between(sites, max(cue.start, site.head + 1), cue.stop) for cue in lexemes.cues_of_what_holds(site.head))
    return any(_is_cue_of_what_holds(other, site, lexemes) for others in cues for other in others)


def _between(sites: list[Site], start: int, end: int) -> list[Site]:
    """The sites whose heads are tokens ``start`` to ``end``, the last one excluded; sites are in the order of heads."""
    return sites[bisect_left(sites, start, key=_head) : bisect_left(sites, end, key=_head)]


def _is_cue_of_what_holds(other: Site, site: Site, lexemes: Lexemes) -> bool:
    """Whether ``other`` is the cue of a statement in whose content the site lies ("..., a-t-il menacé")."""
    if not is_spoken(other.row.event) or other.row.actor == ("speaker",) or _presupposes(other, lexemes):
        return False
    statement = cued_by(other, lexemes)
    span = lexemes.parsed.place(site.head, site.head)
    return statement is not None and site.head < other.head and any(span.within(part) for part in statement.content)


def _presupposes(site: Site, lexemes: Lexemes) -> bool:
    """Whether the act takes what it speaks of as done: one imputes an attack that took place."""
    return "presupposes" in lexemes.classes(lexemes.doc[site.head])


def _is_aside(token: Token, lexemes: Lexemes) -> bool:
    """Whether the word opens something that is told for itself: a relative clause, a circumstance."""
    marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "case")}
    if token.dep_ in ("ccomp", "advcl", "conj") and token.left_edge.lower_ in grammar().relative_subject:
        return True
    if token.dep_ in _ASIDE:
        return bool(marks & set(grammar().circumstance)) or not marks & {"que", "qu'", "de", "à", "d'"}
    if token.dep_.startswith("acl"):
        return not lexemes.only_mood(token, Mood.INF)
    if token.dep_.startswith(("obl", "nmod", "xcomp")) and (
        preposition(token) in grammar().circumstance or marks & {"avant"}
    ):
        return True
    return "circumstance" in lexemes.classes(token)


def _is_told_as_done(token: Token) -> bool:
    """Whether a noun carries who did it: "ironise sur les concessions faites par le président"."""
    done = [c for c in token.children if c.dep_ == "acl" and "Part" in c.morph.get("VerbForm", [])]
    return token.pos_ == "NOUN" and any(g.dep_ == "obl:agent" for c in done for g in c.children)


def _governs(other: Site, token: Token, site: Site, lexemes: Lexemes) -> bool:
    """Whether ``token`` hangs on the act of words ``other`` as what it is about."""
    if token.dep_ in ("conj", "cc") or lexemes.is_time(token):
        return False
    if token.dep_.startswith("nsubj") and other.row.sort is TriggerSort.VERB and token.dep_ != "nsubj:pass":
        return False
    if _presupposes(other, lexemes) or (other.row.event == "ACCUSE" and _is_told_as_done(token)):
        return False
    if is_spoken(other.row.event) or "swallows" in lexemes.classes(lexemes.doc[other.head]):
        return True
    return (
        other.row.event == site.row.event and other.row.sort is TriggerSort.VERB and site.row.sort is TriggerSort.NOUN
    )
