"""Signs that what a cue reports is over: a new cue of the same subject, another report, the writer's own clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.absolute import opens_absolute
from guillemets.attributions.authorities import is_document
from guillemets.attributions.extent import finite_start, own_verb
from guillemets.attributions.joined_cues import acts_on, another_reports, conj_of, of_content, same_level, speaks_on
from guillemets.attributions.noun_phrases import can_speak
from guillemets.attributions.occasions import at_venue, tells_of_cue
from guillemets.attributions.reporting import is_reporting, tells_after
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite, is_infinitive, is_participle
from guillemets.lexicons.cue_verbs import Frame, Strength
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Doc, Token

_ASIDE = 12  # words from the comma of an aside to the one that closes it
_RELATIVE = 6  # words from "que" to the verb of its clause
_CLAUSAL = frozenset(["advcl", "conj", "parataxis"])


def comes_back(scene: Scene, group: VerbGroup, word: Token, first: int) -> bool:
    """Whether ``word`` is the first token after the content, where the reporting clause goes on."""
    doc = word.doc
    if word.text == ";":
        return True
    if word.text == ":" and scene.quote_from(word.i + 1) is not None:
        return not any(_cries(other) for other in scene.groups_between(first, word.i - 1))
    quote = scene.quote_around(word.i)
    if quote is not None and quote.first >= first:
        return False
    if (
        word.lower_ == "tandis"
        or doc.reads(word.i, "alors même que", "alors même qu'")
        or (word.lower_ == "alors" and doc[word.i - 1].text == "," and _then(word))
    ):
        return True
    aside = word.text == "," and (_sums_up(scene, word.i + 1) or opens_absolute(scene, word.i))
    if aside or tells_of_cue(scene, word.i):
        return True
    if word.text == "," and not is_que_clause(doc, first) and _plain_gerund(word):
        return True
    if word.lower_ in ("en", "tout", "avant") and _gerund_follows(scene, word.i, first):
        return True
    if word.lower_ in ("et", "mais") and word.i + 1 < len(doc) and doc[word.i + 1].lower_ == "qui":
        apart = all(doc[i].lower_ != "qui" for i in range(first, word.i))
        return apart and group.first > 0 and doc[group.first - 1].lower_ == "qui"  # "qui dénonce ... et qui défile"
    if word.text == "," or word.lower_ in ("et", "mais", "puis"):
        follower = word.i + 1
        while follower < len(doc) and doc[follower].lower_ in grammar().resuming:
            follower += 1
        if word.text != "," and (another_reports(scene, group, word.i, first) or acts_on(scene, group, word.i, first)):
            return True
        apposed = group.shape in (Shape.GERUND, Shape.PARTICIPLE)
        if word.text == "," and apposed and _closed_by(doc, first, word.i):
            return True  # "X, estimant que A, a dit B"
        return _resumes(scene, group, word.i, follower)
    return False


def _cries(group: VerbGroup) -> bool:
    """Whether a cue inside a content takes the quotation after a colon: "raconte que le chauffeur a crié: «...»"."""
    return group.shape is Shape.FINITE and any(Frame.QUOTE in verb.frames for verb in group.verbs)


def _sums_up(scene: Scene, i: int) -> bool:
    """Whether a bare noun takes up what was said: ", affirmation qu'il a réitérée", ", décision confirmée en appel".

    Any noun does of which something else is said: ", un chiffre que la préfecture conteste", ", qu'il juge trop bas".
    """
    doc = scene.doc
    if _judged_apart(scene, i) or doc.reads(i, "ce qui", "ce que", "ce qu'", "ce dont"):
        return True
    told = i + 2 < len(doc) and doc[i].lower_ in ("un", "une")
    i += told
    if i + 1 >= len(doc) or doc[i].lower_ not in scene.words.cue_nouns:
        return False
    following = next((word for word in doc[i + 1 : i + 4] if word.pos_ != "ADV"), doc[i + 1])
    if told and following.pos_ == "ADJ":
        return all(word.lower_ not in ("et", "ou") for word in doc[i : scene.sentence(i).last])
    return is_participle(following) or (following.lower_ in ("que", "qu'", "dont", "qui") and following.pos_ == "PRON")


def _judged_apart(scene: Scene, i: int) -> bool:
    """Whether a relative clause with a cue of its own starts at ``i``, the noun that it is about before it or not."""
    doc = scene.doc
    noun = i + 2 if i + 3 < len(doc) and doc[i].lower_ in ("un", "une") and doc[i + 1].pos_ == "NOUN" else i
    if noun + 1 >= len(doc) or doc[noun].lower_ not in ("que", "qu'"):
        return False
    cue = next((g for g in scene.groups_between(noun + 1, noun + _RELATIVE) if g.shape is Shape.FINITE), None)
    if cue is None or any(is_finite(doc[k]) for k in range(noun + 1, cue.first)):
        return False
    judged = any(Frame.PRED in verb.frames for verb in cue.verbs)
    if doc[noun].pos_ != "PRON":
        after = doc[min(cue.last + 1, len(doc) - 1)]
        return judged and noun == i and (after.pos_ == "ADJ" or after.lower_ in ("d'", "de", "comme"))
    return judged if noun == i else any(Frame.NP in verb.frames or Frame.PRED in verb.frames for verb in cue.verbs)


def turns_back(scene: Scene, i: int) -> bool:
    """Whether what follows a quotation tells when or where it was said: "a dénoncé «un hold-up» après le vote"."""
    doc = scene.doc
    if doc[i].lower_ in grammar().turning_back or at_venue(scene, i):
        return True
    if doc[i].lower_ == "en" and i + 1 < len(doc) and doc[i + 1].text.endswith("ant") and doc[i + 1].pos_ == "VERB":
        return True  # "«les signatures durent» en paraphant le texte"
    nouns = [doc[j] for j in range(i + 1, min(i + 4, len(doc))) if doc[j].pos_ == "NOUN"]
    if doc[i].lower_ != "dans" or not nouns:
        return False
    row = scene.words.source_nouns.get(nouns[0].lower_)
    return nouns[0].lower_ in scene.words.speech_venues or (row is not None and row.kind is SpeakerKind.DOCUMENT)


def is_que_clause(doc: Doc, first: int) -> bool:
    """Whether the content that starts at token ``first`` follows "que"."""
    return first > 0 and doc[first - 1].lower_ in grammar().that


def _plain_gerund(comma: Token) -> bool:
    """Whether a present participle follows the comma: it goes with the reporting subject ("..., aidant la police")."""
    if comma.i + 1 >= len(comma.doc):
        return False
    word = comma.nbor(1)
    return word.text.endswith("ant") and word.pos_ == "VERB" and word.dep_ in ("advcl", "acl", "conj")


def _then(word: Token) -> bool:
    return word.i + 1 < len(word.doc) and word.nbor(1).lower_ in ("que", "qu'")


def _gerund_follows(scene: Scene, i: int, first: int) -> bool:
    """Whether "en", "tout en" or "avant de" at ``i`` opens a cue of the reporting subject.

    After an infinitive it must be one that mostly reports: "espère gagner en imposant une date" goes on; and "avant de"
    must tell more of what was said: "a dit qu'il attendrait avant de confirmer la date" goes on.
    """
    doc = scene.doc
    if doc[i].lower_ == "avant" and not tells_after(scene, i, first):
        return False
    if doc[i].lower_ == "en" and is_que_clause(doc, first) and doc[i - 1].text != ",":
        subjects = (word for word in doc[first:i] if word.dep_.startswith("nsubj"))
        if any(can_speak(scene, word) and not is_document(scene, word) for word in subjects):
            return False  # "a expliqué que son frère était parti en lui promettant de revenir"
    deed = doc[i].lower_ == "en" and any(is_infinitive(word) for word in doc[first : first + 3])
    start = i + (2 if doc[i].lower_ in ("tout", "avant") else 1)
    return any(
        group.first in (start, start - 1)
        and group.shape in (Shape.GERUND, Shape.INFINITIVE)
        and group.head >= start
        and (group.shape is Shape.INFINITIVE or is_reporting(scene, group))  # not "en attendant que"
        and not (deed and all(verb.strength is Strength.WEAK for verb in group.verbs))
        for group in map(scene.group_at, range(i + 1, i + 5))
        if group is not None
    )


def _resumes(scene: Scene, group: VerbGroup, border: int, follower: int) -> bool:
    """Whether the words after a comma or coordinator are a new cue or clause of the reporting subject."""
    doc = scene.doc
    if follower >= len(doc) or doc[follower].lower_ in ("que", "qu'"):
        return False
    within = scene.groups_between(follower, scene.sentence(min(follower + 3, len(doc) - 1)).last)
    following = next((g for g in within if g.first <= follower + 3), None)
    if following is not None and follower <= following.first <= follower + 1:
        between = [doc[i] for i in range(follower, following.first)]
        if all(t.pos_ in ("ADV", "ADP") for t in between):
            if following.shape is Shape.GERUND and doc[border].text == ",":
                return True
            if following.shape is Shape.GERUND and doc[border].lower_ in ("et", "mais") and group.shape is Shape.GERUND:
                return True
            if following.shape is Shape.INFINITIVE and group.shape is Shape.INFINITIVE and doc[border].text != ",":
                return doc[follower].lower_ in ("de", "d'")
            if following.shape is Shape.FINITE and (
                same_level(doc, group, following)
                or speaks_on(scene, group, following, clause=is_que_clause(doc, group.last + 2))
            ):
                return True
            joined = following.shape is Shape.PARTICIPLE and group.shape is not Shape.FINITE
            if joined and conj_of(doc, group, following):
                return True
    word = doc[follower]
    if doc[border].text == "," and group.first and doc[group.first - 1].lower_ == "qui" and finite_start(doc, follower):
        return True  # the comma closes the relative clause of the cue: "X, qui affirme avoir vu Y, appelle à..."
    if doc[border].text == "," and not is_que_clause(doc, group.last + 2) and word.lower_ in grammar().turning:
        return not _parts_object(doc, border)
    if doc[border].text == "," and word.lower_ in ("tandis", "alors") and _governed(group, word):
        return True
    return _governed_clause(scene, group, border)


def _parts_object(doc: Doc, comma: int) -> bool:
    """Whether an aside parts a verb from its object: "dit avoir arrêté, lors d'une opération, onze personnes"."""
    near = range(comma + 2, min(comma + _ASIDE, len(doc) - 1))
    closing = next((i for i in near if doc[i].text == "," or is_finite(doc[i])), None)
    if closing is None or doc[closing].text != "," or doc[comma - 1].pos_ != "VERB":
        return False
    return doc[closing + 1].pos_ in ("DET", "NUM") and not any(
        is_finite(word) for word in doc[closing + 1 : closing + 5]
    )


def _closed_by(doc: Doc, first: int, comma: int) -> bool:
    """Whether a comma closes a whole clause or infinitive and a verb without subject of its own comes after it."""
    if not finite_start(doc, comma + 1):
        return False
    if is_infinitive(doc[first]):
        return True
    if not is_que_clause(doc, first):
        return False
    own = own_verb(doc, first, comma - 1)
    if own is None:
        return False  # "Estimant que cette loi, qui divise, | coûte"
    verbs = [word for word in doc[own:comma] if is_finite(word) and word.dep_ != "acl:relcl"]
    return any(doc[verb.i + 1].text not in ("«", '"') for verb in verbs)  # not of "le prince, dit «MbS»,"


def _governed(group: VerbGroup, word: Token) -> bool:
    """Whether the adverbial clause that ``word`` opens depends on the cue verb itself."""
    clause = word
    for _ in range(4):
        if clause.dep_ in ("advcl", "parataxis"):
            return clause.head.i == group.head
        clause = clause.head
    return False


def _governed_clause(scene: Scene, group: VerbGroup, border: int) -> bool:
    """Whether a clause of the reporting verb (adverbial, coordinated) begins right after the border.

    When a quotation opens further on, the sentence is still reporting and nothing has come back.
    """
    end = scene.sentence(border).last
    doc = scene.doc
    opener = border + 2 if doc.words(border, border + 2) == ", et" else border + 1
    if scene.quotes_opening(border + 1, end) or doc[min(opener, end)].lower_ in ("qui", "dont", "où"):
        return False
    for child in doc[group.head].children:
        if child.dep_ in _CLAUSAL and child.left_edge.i in (border, border + 1) and child.i > group.last:
            within = doc.reads(border + 1, "sans que", "sans qu'", "pour que", "pour qu'")  # tells of what is said
            return child.pos_ in ("VERB", "AUX") and not within and not of_content(scene, group, child)
    return False
