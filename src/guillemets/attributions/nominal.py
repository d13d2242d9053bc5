"""Nominal cues: "l'annonce de X selon laquelle...", "un appel à la grève", "le cri de «...»"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.clauses import BEFORE_INFINITIVES
from guillemets.attributions.extent import sentence_end, trimmed, with_quotes
from guillemets.attributions.noun_phrases import can_speak, phrase_at
from guillemets.attributions.scene import Draft, Scene, Stretch, opening
from guillemets.attributions.source_spans import source_span
from guillemets.language.verbs import bearer, is_finite, is_infinitive
from guillemets.lexicons.cue_nouns import NounFrame
from guillemets.lexicons.cue_verbs import Strength
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.language.tokens import Token
    from guillemets.lexicons.cue_nouns import CueNoun
    from guillemets.model.span import Span

_SELON = frozenset(["laquelle", "lequel", "lesquelles", "lesquels"])
_INFINITIVES = {NounFrame.DE_INF: ("de", "d'"), NounFrame.A_INF: ("à",)}
_PHRASES = {
    NounFrame.A_NP: ("à", "au", "aux"),
    NounFrame.DE_NP: ("de", "d'", "du", "des"),
    NounFrame.SUR_NP: ("sur",),
    NounFrame.CONTRE_NP: ("contre",),
    NounFrame.POUR_NP: ("pour",),
}
_POSSESSIVES = frozenset(["son", "sa", "ses", "leur", "leurs"])
_EXPLICIT = frozenset([NounFrame.SELON_LAQUELLE, NounFrame.QUE, NounFrame.QUOTE, NounFrame.COLON])
_COPULAR = frozenset(f"{verb} {word}" for verb in ("est", "sont", "était", "étaient") for word in ("que", "qu'"))
_TOLD = frozenset([Act.ACCUSES, Act.ANNOUNCES])  # "accusations de fraude", "l'annonce d'un report"
_WINDOW = 25  # words between a noun and "selon laquelle"
_NEAR = 8  # words between a noun and its infinitive or quotation


def find_nominals(scene: Scene, claimed: list[Draft], barriers: list[Stretch]) -> list[Draft]:
    """Every attribution whose cue is a noun, in order; ``claimed`` are those whose cue is a verb or an adjunct."""
    found = []
    in_cue = {i for d in claimed if d.cue is not None for i in range(d.cue.first, d.cue.last + 1)}
    reached = _reached(claimed)
    for token in scene.doc:
        row = scene.words.cue_nouns.get(token.lower_)
        if row is None or token.pos_ not in ("NOUN", "PROPN") or token.i in in_cue or _in_compound(scene, token):
            continue
        draft = _draft(scene, token, row, barriers)
        # a verb or adjunct may have the same content already: "lance un appel à", "selon un message"
        if draft is not None and reached.get(draft.content[0].first, -1) < draft.content[0].last:
            found.append(draft)
    return found


def _in_compound(scene: Scene, noun: Token) -> bool:
    """Whether a noun only says of what kind another is: "la cour d'appel", "un acte d'accusation"."""
    before = scene.doc[noun.i - 1] if noun.i > 1 else noun
    return (
        before.lower_ in ("d'", "de") and before.head is noun and noun.head.pos_ == "NOUN" and noun.head.i == noun.i - 2
    )


def _reached(drafts: list[Draft]) -> dict[int, int]:
    """The last word of the longest content that begins at a word."""
    found: dict[int, int] = {}
    for fragment in (fragment for draft in drafts for fragment in draft.content):
        found[fragment.first] = max(found.get(fragment.first, -1), fragment.last)
    return found


def _draft(scene: Scene, noun: Token, row: CueNoun, barriers: list[Stretch]) -> Draft | None:
    content, frame = _content(scene, noun, row, barriers)
    if content is None or frame is None:
        return None
    source = _source(scene, noun, content)
    if not _reported(scene, noun, (row, frame), content, named=source is not None):
        return None
    return Draft(
        content=(content,),
        cue=Stretch(noun.i, noun.i),
        source=source,
        reach=None,
        act=row.act,
        rule=f"noun.{frame.value}",
        confidence=0.85 if frame in _EXPLICIT else 0.6,
    )


def _reported(scene: Scene, noun: Token, sense: tuple[CueNoun, NounFrame], content: Stretch, *, named: bool) -> bool:
    """Whether the noun reports its content here: a clause does, a phrase wants a strong noun or an expressed source."""
    row, frame = sense
    if frame in (NounFrame.SELON_LAQUELLE, NounFrame.QUE):
        return True
    if frame in _EXPLICIT:
        verbal = any(scene.doc[i].pos_ in ("VERB", "AUX") for i in range(content.first, content.last + 1))
        return verbal and (named or row.strength is Strength.STRONG)
    if frame in (NounFrame.A_INF, NounFrame.A_NP):
        return row.strength is Strength.STRONG
    return row.strength is Strength.STRONG and (named or _spelled_out(row, noun, content))


def _spelled_out(row: CueNoun, noun: Token, content: Stretch) -> bool:
    """Whether a noun without source says what is charged, asked for or announced; not "demandes d'asile"."""
    if row.act is Act.DEMANDS:
        return "Plur" not in noun.morph.get("Number", []) and content.last - content.first > 1
    return row.act in _TOLD and NounFrame.DE_INF in row.frames


_Content = tuple["Stretch | None", NounFrame | None]
_NOTHING: _Content = (None, None)


def _content(scene: Scene, noun: Token, row: CueNoun, barriers: list[Stretch]) -> _Content:
    """What a noun reports and in which frame: a clause, a quotation, else an infinitive or a phrase right after it."""
    for search in (_noun_clause, _noun_quotation, _noun_complement):
        found = search(scene, noun, row, barriers)
        if found is not None:
            return found
    return _NOTHING


def _noun_clause(scene: Scene, noun: Token, row: CueNoun, barriers: list[Stretch]) -> _Content | None:
    doc = scene.doc
    limit = scene.sentence(noun.i).last
    for i in range(noun.i + 1, min(limit, noun.i + _WINDOW)):
        if doc[i].lower_ == "selon" and doc[i + 1].lower_ in _SELON and NounFrame.SELON_LAQUELLE in row.frames:
            return _clause(scene, i + 2, barriers), NounFrame.SELON_LAQUELLE
        if doc[i].text in (":", ";"):
            break
    copular = doc.words(noun.i + 1, noun.i + 3).lower() in _COPULAR
    if NounFrame.QUE in row.frames and copular and noun.i + 2 < limit:
        return _clause(scene, noun.i + 3, barriers), NounFrame.QUE
    return None


def _noun_quotation(scene: Scene, noun: Token, row: CueNoun, barriers: list[Stretch]) -> _Content | None:
    doc = scene.doc
    last = min(scene.sentence(noun.i).last, noun.i + _NEAR)
    last = min([last, *(barrier.first - 1 for barrier in opening(barriers, noun.i + 1, last))])
    for i in range(noun.i + 1, last + 1):
        quote = scene.quote_from(i)
        if quote is not None and {NounFrame.QUOTE, NounFrame.COLON}.intersection(row.frames):
            near = i == noun.i + 1 or doc[i - 1].text == ":" or (i == noun.i + 2 and doc[i - 1].lower_ in ("de", "d'"))
            asked = doc[noun.i + 1].lower_ in _PHRASES[NounFrame.A_NP]  # "un appel à une «marche des femmes»"
            return (quote, NounFrame.QUOTE) if near else (None if asked else _NOTHING)
        if doc[i].text in (",", ";", ")"):
            break
    return None


def _noun_complement(scene: Scene, noun: Token, row: CueNoun, barriers: list[Stretch]) -> _Content | None:
    doc = scene.doc
    limit = scene.sentence(noun.i).last
    after = _after_agent(scene, noun.i + 1, limit)
    if after > limit:
        return None
    promised = _after_owner(scene, after, limit)
    for frame, marks in _INFINITIVES.items():
        if promised is not None and frame in row.frames and doc[promised].lower_ in marks:
            return _clause(scene, promised + 1, barriers), frame
        if frame in row.frames and doc[after].lower_ in marks and _is_infinitive(scene, after + 1):
            return _clause(scene, after + 1, barriers), frame
    for frame, marks in _PHRASES.items():
        if frame in row.frames and doc[after].lower_ in marks:
            phrase = phrase_at(scene, after + 1, limit)
            if phrase is not None and not (frame is NounFrame.DE_NP and _speaks(scene, phrase)):
                phrase = _with_others(scene, phrase, marks, limit)
                if frame is NounFrame.A_NP:
                    phrase = _without_owner(scene, phrase)
                return trimmed(scene, phrase.first, with_quotes(scene, phrase.first, phrase.last)), frame
    return None


def _after_owner(scene: Scene, i: int, limit: int) -> int | None:
    """The mark of an infinitive after the source of a noun: "la promesse du ministre | de baisser les impôts"."""
    doc = scene.doc
    if doc[i].lower_ not in ("de", "d'", "du", "des"):
        return None
    for j in range(i + 1, min(limit - 1, i + _NEAR) + 1):
        if doc[j].text in (",", ";", ":", "(") or is_finite(doc[j]):
            return None
        if doc[j].lower_ in ("de", "d'", "à") and _is_infinitive(scene, j + 1):
            owner = next((doc[k] for k in range(i + 1, j) if doc[k].pos_ in ("NOUN", "PROPN")), None)
            return j if owner is not None and can_speak(scene, owner) else None
    return None


def _without_owner(scene: Scene, phrase: Stretch) -> Stretch:
    """The phrase without the source that follows it: "les appels au calme | du gouvernement"."""
    doc = scene.doc
    for i in range(phrase.first + 1, phrase.last):
        if doc[i].lower_ in ("du", "des") and can_speak(scene, doc[i + 1]):
            return Stretch(phrase.first, i - 1)
    return phrase


def _with_others(scene: Scene, phrase: Stretch, marks: tuple[str, ...], limit: int) -> Stretch:
    """The phrase with those that go on after the same preposition: "accusations de vol, de faux et de fraude"."""
    doc = scene.doc
    last = phrase.last
    while last + 3 <= limit and doc[last + 1].lower_ in (",", "et") and doc[last + 2].lower_ in marks:
        following = phrase_at(scene, last + 3, limit)
        if following is None:
            break
        last = following.last
    return Stretch(phrase.first, last)


def _after_agent(scene: Scene, i: int, limit: int) -> int:
    """The token after "par X" between a noun and its content: "l'annonce par le ministre d'un report"."""
    if i < limit and scene.doc[i].lower_ == "par":
        agent = phrase_at(scene, i + 1, limit)
        if agent is not None:
            name = i + 1
            while name <= agent.last and scene.doc[name].ent_type_ == "PER":
                name += 1
            if name > i + 1 and scene.doc[name].lower_ in ("du", "des", "de", "d'"):
                return name  # "l'annonce par Paul Rey du retrait"
            for j in range(i + 2, agent.last + 1):
                if scene.doc[j].lower_ in ("de", "d'") and scene.doc[j + 1].pos_ in ("DET", "NUM"):
                    return j
            return agent.last + 1
    return i


def _is_infinitive(scene: Scene, i: int) -> bool:
    doc = scene.doc
    while i < len(doc) and doc[i].lower_ in BEFORE_INFINITIVES:
        i += 1
    return i < len(doc) and is_infinitive(doc[i])


def _clause(scene: Scene, first: int, barriers: list[Stretch]) -> Stretch | None:
    end = _own_clause_end(scene, first, sentence_end(scene, first))
    end = with_quotes(scene, first, end)
    end = next((barrier.first - 1 for barrier in opening(barriers, first + 1, end)), end)
    verb = next((i for i in range(first, end + 1) if is_infinitive(scene.doc[i])), None)
    if verb is not None and verb <= first + 3:
        end = min(end, max(scene.doc[verb].right_edge.i, verb))
        end = with_quotes(scene, first, end)
    return trimmed(scene, first, end)


def _own_clause_end(scene: Scene, first: int, end: int) -> int:
    """``end`` brought back before the main verb: "l'annonce selon laquelle [le port fermera] a surpris"."""
    doc = scene.doc
    seen = False
    for i in range(first, end + 1):
        if not is_finite(doc[i]) or doc[i].dep_ == "acl:relcl":
            continue
        if seen and not any(c.dep_.startswith("nsubj") and c.i >= first for c in bearer(doc[i]).children):
            clitics = i
            while doc[clitics - 1].lower_ in ("ne", "n'", "se", "s'", "y", "en", "lui", "leur", "l'"):
                clitics -= 1
            if doc[clitics - 1].lower_ not in ("et", "mais", "ou", "qui", "que", "qu'", "dont", ","):
                return clitics - 1
        seen = True
    return end


def _speaks(scene: Scene, phrase: Stretch) -> bool:
    """Whether the complement of a noun names its source rather than its content: "l'annonce du ministre"."""
    doc = scene.doc
    head = next(
        (doc[i] for i in range(phrase.first, phrase.last + 1) if doc[i].pos_ in ("NOUN", "PROPN", "PRON")), None
    )
    return head is not None and can_speak(scene, head)


def _source(scene: Scene, noun: Token, content: Stretch) -> Span | None:
    """The source of a noun: its complement with "de" or "par", else the agent of the verb around it."""
    doc = scene.doc
    limit = scene.sentence(noun.i).last
    i = noun.i + 1
    while i <= min(limit, noun.i + _NEAR):
        if i in content:
            i = content.last + 1
            continue
        if doc[i].lower_ in ("de", "d'", "du", "des", "par"):
            phrase = phrase_at(scene, i + 1, limit)
            if phrase is not None and phrase.first not in content and _speaks(scene, phrase):
                return scene.parsed.place(phrase.first, phrase.last)
        if doc[i].text in (",", ";", ":", "."):
            break
        i += 1
    for j in range(content.last + 1, min(limit, content.last + 20) + 1):
        if doc[j].lower_ == "par":
            phrase = phrase_at(scene, j + 1, limit)
            if phrase is not None and _speaks(scene, phrase):
                return scene.parsed.place(phrase.first, phrase.last)
    before = doc[noun.i - 1] if noun.i else None
    if before is not None and before.lower_ in _POSSESSIVES:
        return source_span(scene.parsed, before)
    return None
