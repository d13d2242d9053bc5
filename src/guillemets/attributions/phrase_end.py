"""Where a phrase that is a content ends: its own end, or what the sentence goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.adjunct_inner import past_aside
from guillemets.attributions.clause_end import clause_end
from guillemets.attributions.extent import before_new_clause, finite_start
from guillemets.attributions.moments import day_end
from guillemets.attributions.noun_phrases import can_speak, names_a_source, phrase_at
from guillemets.attributions.occasions import at_venue
from guillemets.attributions.scene import Stretch
from guillemets.attributions.sources import source_of
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite, is_participle
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Doc, Token

_ASIDE = 11  # words from the comma of an aside to the one that closes it
_BRACKET = 9  # words from a bracket to the one that closes it
_DESCRIBED = ("NOUN", "PROPN", "ADJ")


def phrase_end(scene: Scene, group: VerbGroup, first: int, edge: int) -> int:
    """The last token of a phrase that is a content: its own end, or the comma before which the sentence goes on.

    What follows an object up to the next comma mostly belongs to it ("la fermeture du site pour trois mois"), while
    the parser hangs it on the verb.
    """
    doc = scene.doc
    end = clause_end(scene, group, first, [])
    asides = [past for i in range(first, end + 2) if (past := past_aside(scene, i)) is not None]
    if asides:
        edge, end = max(edge, asides[0]), max(end, clause_end(scene, group, asides[0] + 1, []))
    comma = _next_border(scene, edge + 1, end)
    resumed = next((i for i in range(first + 1, comma) if _starts_clause(doc[i]) or _at_venue(scene, i)), comma)
    if doc[min(resumed, len(doc) - 1)].lower_ in ("après", "avant"):
        while resumed > first + 1 and _measures(scene, resumed - 1):
            resumed -= 1  # "a annoncé son départ | trois mois avant que le club ferme"
    if resumed < edge:
        edge = resumed - 1
    end = min(end, max(edge, resumed - 1))
    relative = _relative_after(doc, end)
    quote = scene.quote_to(end)
    if relative and (quote is None or quote.first != first):  # but "qualifié de «héros», qui a sauvé ..."
        beyond = range(end + 3, scene.sentence(end).last)
        closing = (i for i in beyond if doc[i].text in (",", ".", ";") or _at_venue(scene, i))
        end = min(next(closing, scene.sentence(end).last) - 1, clause_end(scene, group, end + 3, []))
    if (
        end + 2 < len(doc)
        and doc[end + 1].text == ","
        and (doc[end + 2].lower_ == "afin" or _exemplifies(doc, end + 2))
    ):
        end = clause_end(scene, group, first, [])
    main = _before_main_verb(scene, group, first, end)
    if main is not None:
        return main
    end = before_new_clause(scene, first, _before_other_sources(scene, group, first, end))
    after = _goes_on(scene, end)
    return phrase_end(scene, group, after.first, after.last) if after is not None else _with_bracket(scene, end)


def _at_venue(scene: Scene, i: int) -> bool:
    """Whether it is told where it was said; what follows a participle goes with that: "commises en marge du sommet"."""
    return at_venue(scene, i) and not is_participle(scene.doc[i - 1])


def _relative_after(doc: Doc, end: int) -> bool:
    """Whether a relative clause opens after a comma: ", dont deux mineurs", ", parmi lesquels un élu"."""
    if end + 3 >= len(doc) or doc[end + 1].text != ",":
        return False
    return doc[end + 2].lower_ in ("dont", "qui", "où") or (
        doc[end + 2].pos_ == "ADP" and doc[end + 3].lower_ in grammar().which
    )


def _goes_on(scene: Scene, end: int) -> Stretch | None:
    """The phrase in which a content goes on after a comma: ", ainsi que [la dette]", ", par la sonde, de [deux lunes]".

    None where the comma that follows ``end`` ends the phrase.
    """
    doc = scene.doc
    limit = scene.sentence(end).last
    if end + 4 > limit or doc[end + 1].text != ",":
        return None
    start: int | None = None
    if doc.reads(end + 2, "ainsi que", "ainsi qu'"):
        start = end + 4
    elif doc[end + 2].lower_ == "et" and doc[end + 3].pos_ == "DET":
        start = end + 3  # "l'arrestation de deux élus, dont le maire, et [la fermeture du siège]"
    elif doc[end + 2].lower_ == "soit" or _lies(scene, end + 2):
        start = end + 3
    elif doc[end + 2].pos_ in ("ADP", "ADV") or doc[end + 2].lower_ in scene.words.time_nouns:
        closing = next((i for i in range(end + 3, min(end + _ASIDE, limit)) if doc[i].text == ","), None)
        told = closing is not None and not any(w.pos_ in ("VERB", "AUX") for w in doc[end + 2 : closing])
        if closing is not None and told and doc[closing + 1].lower_ in grammar().of:
            start = closing + 2
    else:
        return _listed(scene, end + 1, limit)
    phrase = phrase_at(scene, start, limit) if start is not None and start < limit else None
    if doc[end + 2].lower_ == "soit" and doc[end + 3].pos_ in ("NUM", "ADV", "DET"):
        phrase = Stretch(end + 3, _next_border(scene, end + 3, limit - 1) - 1)
    if phrase is None or finite_start(doc, phrase.last + 1) or scene.group_at(phrase.last + 1) is not None:
        return None
    return phrase


def _listed(scene: Scene, comma: int, limit: int) -> Stretch | None:
    """What stands beside a phrase, up to "et": "critique la lenteur, [l'absence de débat et le coût]"."""
    doc = scene.doc
    first = comma + 1
    while comma + 2 < limit and doc[comma + 1].pos_ in ("DET", "NUM"):
        phrase = phrase_at(scene, comma + 1, limit)
        if phrase is None or phrase.last + 1 > limit:
            return None
        after = doc[phrase.last + 1]
        joined = any(word.lower_ == "et" for word in doc[phrase.first : phrase.last + 1])
        if joined and not finite_start(doc, phrase.last + 1) and scene.group_at(phrase.last + 1) is None:
            return Stretch(first, phrase.last)
        if after.text != ",":
            return None
        comma = after.i
    return None


def _lies(scene: Scene, i: int) -> bool:
    """Whether a place is told more closely from token ``i`` on: "à Tessalit, dans le nord", ", près de Bagdad"."""
    doc = scene.doc
    if doc[i].lower_ not in ("dans", "près", "en", "au", "à") or not doc[i - 2].ent_type_:
        return False
    near = [word for word in doc[i + 1 : i + 4] if word.pos_ in ("NOUN", "PROPN", "ADJ")]
    inner = bool(near) and (
        near[0].lower_ in grammar().compass or (near[0].ent_type_ == "LOC" and doc[i].lower_ != "à")
    )
    return inner and doc[i - 2].ent_type_ in ("LOC", "MISC", "ORG")


def _with_bracket(scene: Scene, end: int) -> int:
    """``end`` moved over a short bracket that goes with the last noun: "le retrait de la Cour pénale (CPI)"."""
    doc = scene.doc
    limit = scene.sentence(end).last
    if end + 2 > limit or doc[end + 1].text != "(":
        return end
    closing = next((i for i in range(end + 2, min(end + _BRACKET, limit + 1)) if doc[i].text == ")"), None)
    if closing is None or any(is_finite(word) or word.text == ":" for word in doc[end + 2 : closing]):
        return end
    return end if day_end(scene, end + 2, closing - 1) == closing - 1 else closing


def _before_main_verb(scene: Scene, group: VerbGroup, first: int, end: int) -> int | None:
    """The token before the verb of those who say it: "Des élus réclamant un vote | ont bloqué la salle".

    A sentence that has had no finite verb before the participle has its own after it, the first one of no clause.
    """
    doc = scene.doc
    start = scene.sentence(group.first).first
    described = group.shape is Shape.GERUND and group.first > start and doc[group.first - 1].pos_ in _DESCRIBED
    if not described or any(is_finite(word) for word in doc[start : group.first]):
        return None
    clauses = 0
    for i in range(first + 1, min(end + 1, scene.sentence(first).last) + 1):
        word = doc[i]
        if word.text == ",":
            return None
        if word.lower_ in grammar().relative or word.pos_ == "SCONJ":
            clauses += 1
        elif is_finite(word) and scene.quote_around(i) is None and doc[i - 1].lower_ not in grammar().coordinator:
            if clauses == 0:
                clitics = (j for j in range(i - 1, first, -1) if doc[j].lower_ not in grammar().before_verb)
                return next(clitics, first)
            clauses -= 1
    return None


def _before_other_sources(scene: Scene, group: VerbGroup, first: int, end: int) -> int:
    """``end`` brought back before examples of those who speak: "des élus nient le vol, comme le maire de Rey"."""
    doc = scene.doc
    for i in range(first + 1, end):
        if doc[i].lower_ != "comme" or scene.quote_around(i) is not None:
            continue
        phrase = phrase_at(scene, i + 1, end)
        head = next((w for w in doc[i + 1 : end + 1] if w.pos_ in ("NOUN", "PROPN")), None)
        if phrase is None or head is None or head.i > phrase.last or not _can_say(scene, head):
            continue
        apart = doc[i - 1].text == "," or not can_speak(scene, doc[i - 1]) or doc[i + 1].lower_ == "d'"
        source = source_of(scene.parsed, group)
        if apart and source is not None and "Plur" in source.morph.get("Number", []):
            return i - 2 if doc[i - 1].text == "," else i - 1
    return end


def _can_say(scene: Scene, head: Token) -> bool:
    """Whether a noun is a person or a body, not a country ("des maux comme la France en connaît")."""
    row = scene.words.source_nouns.get(head.lower_)
    if row is not None:
        return row.kind in (SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.GROUP)
    return head.ent_type_ in ("PER", "ORG")


def _next_border(scene: Scene, first: int, end: int) -> int:
    """The first comma, colon, dash or bracket outside of quotations, else the token after ``end``."""
    marks = (i for i in range(first, end + 1) if scene.doc[i].text in (",", ":", "-", "("))
    return next((i for i in marks if scene.quote_around(i) is None), end + 1)


def _exemplifies(doc: Doc, i: int) -> bool:
    """Whether examples of what is named start at ``i``: ", comme la hausse des prix", ", notamment à Lyon"."""
    phrase = doc.words(i, i + 2).lower()
    if phrase in ("en particulier", "y compris") or doc[i].lower_ in ("notamment", "tels", "telles"):
        return True
    return doc[i].lower_ == "comme" and i + 1 < len(doc) and doc[i + 1].pos_ == "DET" and not is_finite(doc[i + 2])


def _measures(scene: Scene, i: int) -> bool:
    """Whether a word says how long before or after: "trois mois" of "trois mois avant"."""
    return scene.doc[i].pos_ == "NUM" or scene.doc[i].lower_ in scene.words.time_nouns


def _starts_clause(word: Token) -> bool:
    """Whether a word opens a clause of its own: "et elle a...", "alors que", "après avoir"."""
    following = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    if word.lower_ in ("après", "avant") and word.i > 2 and word.nbor(-2).pos_ == "NUM":  # noqa: PLR2004
        return not is_participle(word.nbor(-3))  # "son décès, survenu deux jours après qu'il ..."
    return word.lower_ in ("alors", "tandis", "lorsque", "lorsqu'", "après", "avant") and (
        following in ("que", "qu'", "de", "d'", "avoir", "être") or word.lower_ in ("lorsque", "lorsqu'")
    )


def before_agent(scene: Scene, first: int, end: int) -> int:
    """``end`` brought back before the agent of a passive: "qualifié de «marqué» par Météo-France"."""
    for i in range(first + 1, end + 1):
        if scene.doc[i].lower_ == "par" and scene.quote_around(i) is None:
            agent = phrase_at(scene, i + 1, scene.sentence(i).last)
            if agent is not None and names_a_source(scene, agent):
                return i - 1
    return end
