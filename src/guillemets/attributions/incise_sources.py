"""Whether a cue is an incise, and whom the words around it name as its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import finite_start, opens_adverbial
from guillemets.attributions.incise_scope import verbal_quote
from guillemets.attributions.inverted import Found, adjuncts_end, inverted_source
from guillemets.attributions.moments import is_ago
from guillemets.attributions.noun_phrases import can_speak, names_a_source, phrase_at
from guillemets.attributions.read_back import subject_before
from guillemets.attributions.scene import Scene, Stretch
from guillemets.attributions.unlisted import UNLISTED
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import in_relative, is_finite
from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.cue_verbs import Frame, Strength
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.language.tokens import Doc, Token

_SHORTEST_CLAUSE = 4  # words
_SHORTEST_FRAGMENT = 2  # words
_LONGEST_SUBJECT = 8  # words of the subject of an incise that is not inverted
_BORDERS = frozenset([",", "»", '"', "-", "!", "?", "...", "…", ")", ":"])
_IT = frozenset(["le", "l'"])


def incise_source(scene: Scene, group: VerbGroup) -> Found | None:
    """The source of ``group`` if it is an incise, else None."""
    doc = scene.doc
    if group.shape not in (Shape.FINITE, Shape.PASSIVE) or group.first == 0 or group.negated or group.future:
        return None
    if (
        not any(can_be_incise(verb.frames) for verb in group.verbs)
        or _denied_by_pronoun(group, doc)
        or _bare_participle(scene, group)
    ):
        return None
    if comme_before(scene, group) is not None:
        stated = any(verb.act is Act.STATES for verb in group.verbs)  # but "comme le veut la tradition"
        return inverted_source(scene, group, bare=not stated)
    straight = _straight(scene, group)
    if straight is not None:
        return straight
    before = _before(doc[group.first - 1], scene)
    bordered = before.text in _BORDERS or scene.quote_to(before.i) is not None
    starts_sentence = scene.sentence(group.first).first == group.first
    if group.shape is Shape.PASSIVE and group.clitic is None:
        return None  # «...» has been said by nobody: what is quoted is the subject
    if group.clitic is not None:
        if not bordered and not (starts_sentence and scene.quote_to(group.first - 1)):
            return None
        return inverted_source(scene, group) if bordered or starts_sentence else None
    if not bordered and not _runs_on(scene, group):
        return None
    quote = scene.quote_to(before.i - 1 if before.text == "," else before.i)
    if UNLISTED in group.verbs and not _whole(scene, quote):
        return None
    if quote is not None and before.text != "," and not verbal_quote(scene, quote):
        return None
    if quote is None and not _free_clause(scene, group):
        return _fragment_source(scene, group) or _medial_source(scene, group)
    if quote is not None and before.text == "," and _has_subject(scene, group):
        return None
    return inverted_source(scene, group)


def _bare_participle(scene: Scene, group: VerbGroup) -> bool:
    """Whether the group is a participle alone, which carries no incise: "a fustigé «un recul», promis un recours"."""
    alone = group.finite == group.head and group.clitic is None and UNLISTED not in group.verbs
    forms = scene.words.cue_forms.get(scene.doc[group.head].lower_, ())
    return alone and bool(forms) and all(form.mood is Mood.PP or form.person in (1, 2) for form in forms)


def _whole(scene: Scene, quote: Stretch | None) -> bool:
    """Whether a quotation is a sentence of its own, after which even an unknown verb reports."""
    if quote is None or not verbal_quote(scene, quote):
        return False
    opens = scene.doc[quote.first + 1].text[:1].isupper()
    return opens and scene.sentence(quote.first).first >= quote.first - 1


def _denied_by_pronoun(group: VerbGroup, doc: Doc) -> bool:
    """Whether a subject and "ne" stand before the group: "qu'il n'avait pas cachées" is no incise."""
    return group.first > 1 and doc[group.first - 1].lower_ in ("ne", "n'") and doc[group.first - 2].pos_ == "PRON"


def _straight(scene: Scene, group: VerbGroup) -> Found | None:
    """The source of an incise that is not inverted: "«Le pont tiendra», Mme Roux a dit aux élus."."""
    doc = scene.doc
    limit = scene.sentence(group.head).last
    if group.shape is not Shape.FINITE or group.clitic is not None or group.first < _SHORTEST_CLAUSE:
        return None
    start = next(
        (i for i in range(group.first - 1, max(0, group.first - _LONGEST_SUBJECT), -1) if doc[i].text == ","), 0
    )
    quote = scene.quote_to(start - 1) if start else None
    if quote is None or not verbal_quote(scene, quote) or scene.quote_around(group.head) is not None:
        return None
    if scene.sentence(quote.first).first < quote.first - 1 and doc[quote.first - 1].text != ":":
        return None
    subject = phrase_at(scene, start + 1, group.first - 1)
    if start + 1 == group.first - 1 and doc[start + 1].pos_ == "PRON":
        subject = Stretch(start + 1, start + 1)
    if subject is None or subject.last != group.first - 1 or not names_a_source(scene, subject):
        return None
    reach, addressee = adjuncts_end(scene, group.last + 1, limit)
    if reach < limit and not (reach + 1 == limit and doc[limit].is_punct):
        return None
    span = scene.parsed.place(subject.first, subject.last)
    return Found(span=span, reach=reach, is_phrase=True, head=subject.first, addressee=addressee)


def comme_before(scene: Scene, group: VerbGroup) -> int | None:
    """The place of "comme" in ", comme le rappelle X", or of "ainsi que"; None for any other incise."""
    doc = scene.doc
    first = group.first - 1 if doc[group.first].lower_ in _IT else group.first - 2
    if doc.reads(first - 1, "ainsi que") and doc[first + 1].lower_ in _IT:
        return first - 1 if group.clitic is None else None
    if first < 0 or doc[first].lower_ != "comme" or doc[first + 1].lower_ not in _IT or group.clitic is not None:
        return None
    return first


def _fragment_source(scene: Scene, group: VerbGroup) -> Found | None:
    """The source of an incise after a fragment without verb: "Aucun blessé à déplorer, a précisé la police"."""
    doc = scene.doc
    start = scene.sentence(group.first).first
    before = doc[start : group.first - 1]
    short = len(before) < _SHORTEST_FRAGMENT and not _is_verdict(scene, before)
    if doc[group.first - 1].text != "," or short or any(map(is_finite, before)):
        return None
    found = inverted_source(scene, group)
    if found is None or not found.is_phrase or all(verb.strength is Strength.WEAK for verb in group.verbs):
        return None
    if subject_before(scene, group) is not None:
        return None  # "Anne Morel, membre du comité, jointe mardi, a dénoncé un texte"
    inside = scene.quote_around(group.head) is not None and found.head is not None
    inserted = doc[group.head].dep_ == "parataxis:insert" or (inside and doc[found.head or 0].ent_type_ == "PER")
    speaker = any(can_speak(scene, word) for word in before if word.pos_ in ("NOUN", "PROPN", "PRON"))
    if not inserted and (speaker or any(word.text == "," for word in before)):
        return None
    return found


def _is_verdict(scene: Scene, words: tuple[Token, ...]) -> bool:
    """Whether one word is said of what the text tells: "Faux, répond le maire", "Insuffisant, juge le syndicat"."""
    word = words[0] if words else None
    return word is not None and word.pos_ in ("ADJ", "NOUN") and word.lower_ not in scene.words.time_nouns


def _medial_source(scene: Scene, group: VerbGroup) -> Found | None:
    """The source of an incise between a subject and its verb: "Le virus, explique la virologue, se transmet..."."""
    doc = scene.doc
    if doc[group.first - 1].text != "," or group.last + 1 >= len(doc) or doc[group.last + 1].pos_ == "ADP":
        return None
    found = inverted_source(scene, group)
    if found is None or found.reach + 2 >= len(doc) or doc[found.reach + 1].text != ",":
        return None
    return found if finite_start(doc, found.reach + 2) else None


def _has_subject(scene: Scene, group: VerbGroup) -> bool:
    """Whether a subject stands before the verb and nothing else needs it: "La ministre, ..., a demandé des moyens"."""
    doc = scene.doc
    start = scene.sentence(group.first).first
    subjects = [c.i for c in doc[group.head].children if c.dep_.startswith("nsubj") and start <= c.i < group.first]
    if not subjects or scene.quote_around(max(subjects)) is not None:
        return False
    between = range(max(subjects), group.first)
    return not any(is_finite(doc[i]) and not in_relative(doc[i]) and scene.quote_around(i) is None for i in between)


def _free_clause(scene: Scene, group: VerbGroup) -> bool:
    """Whether a clause with a verb of its own stands before the incise, and not the subject of the cue verb."""
    doc = scene.doc
    head = doc[group.head]
    start = scene.sentence(group.first).first
    subjects = [
        child.i
        for child in head.children
        if child.dep_.startswith("nsubj")
        and start <= child.i < group.first
        and child.lower_ not in scene.words.time_nouns
        and not _after_preposition(child)
    ]
    finite = [
        i for i in range(start, group.first) if is_finite(doc[i]) and not in_relative(doc[i]) and not is_ago(scene, i)
    ]
    if opens_adverbial(doc, start):
        finite = finite[1:]  # "Bien que la loi passe, | Paul Rey, élu il y a un an, a critiqué son parti"
    if not finite:
        return False
    return not subjects or any(max(subjects) < i for i in finite)


def _after_preposition(noun: Token) -> bool:
    """Whether a noun that was taken for a subject stands after a preposition: "L'offre est sur la table, dit-on"."""
    return any(child.dep_ == "case" and child.i < noun.i for child in noun.children)


def _before(token: Token, scene: Scene) -> Token:
    """The token before the incise, connecting adverbs passed ("«...», également a indiqué" is rare but real)."""
    while token.pos_ == "ADV" and token.i > scene.sentence(token.i).first:
        token = token.nbor(-1)
    return token


def can_be_incise(frames: tuple[Frame, ...]) -> bool:
    """Whether a verb with these frames can stand after or inside what it reports."""
    return Frame.QUOTE in frames or Frame.QUE in frames


def _runs_on(scene: Scene, group: VerbGroup) -> bool:
    """Whether the comma before an incise was forgotten: a whole clause stands before, and no subject between."""
    doc = scene.doc
    head = doc[group.head]
    times = scene.words.time_nouns
    if any(c.dep_.startswith("nsubj") and c.i < group.first and c.lower_ not in times for c in head.children):
        return False
    start = scene.sentence(group.first).first
    before = [doc[i] for i in range(start, group.first)]
    finite = [t for t in before if is_finite(t)]
    previous = doc[group.first - 1]
    return (
        bool(finite)
        and len(before) > _SHORTEST_CLAUSE
        and previous.pos_ not in ("PRON", "SCONJ", "CCONJ", "ADP", "DET", "AUX")
        and (group.finite != group.head or _closes_sentence(scene, group))
    )


def _closes_sentence(scene: Scene, group: VerbGroup) -> bool:
    """Whether a name after the verb ends the sentence: "... d'ici à 2022 assure Christophe Castaner."."""
    end = scene.sentence(group.head).last
    start = group.last + 1
    while start < end and scene.doc[start].pos_ == "ADV":
        start += 1  # "Le bureau restera ouvert indique enfin le secrétariat."
    phrase = phrase_at(scene, start, end)
    if phrase is not None and phrase.last >= end - 1 and scene.doc[phrase.first].pos_ == "DET":
        strong = any(verb.strength is Strength.STRONG for verb in group.verbs)
        return strong and names_a_source(scene, phrase)  # "La piste est fermée précise la compagnie."
    after = scene.doc[group.last + 1 : end]
    return len(after) > 0 and all(word.ent_type_ == "PER" or word.text in scene.words.titles for word in after)
