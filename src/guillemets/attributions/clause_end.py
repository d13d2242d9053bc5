"""Where the clause or phrase that a cue reports ends: where something of the reporting clause comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import finite_start, sentence_end, with_quotes
from guillemets.attributions.scene import opening
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite, is_participle
from guillemets.lexicons.cue_verbs import Frame

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene, Stretch
    from guillemets.language.tokens import Doc, Token

_COORDINATORS = frozenset(["et", "mais", "ou", "puis", "avant", "tout", "en"])
_TURNS = frozenset(
    ["lors", "après", "contrairement", "malgré", "alors", "tandis", "sans"]
)  # after a comma they turn from what is said
_WOVEN = 2  # words after a cue inside its quotation from which the quotation bounds the content
_HOPS = 4  # coordinated verbs followed upwards
_CLAUSAL = frozenset(["advcl", "conj", "parataxis"])


def clause_end(scene: Scene, group: VerbGroup, first: int, barriers: list[Stretch]) -> int:
    """The last token of the clause that starts at ``first`` and is governed by the cue ``group``.

    A reported clause goes to the end of its sentence, unless something of the reporting clause comes back: another
    cue of the same subject, an incise, an adverbial clause of the cue verb, the end of the quotation it stands in.
    """
    doc = scene.doc
    end = sentence_end(scene, first)
    around = scene.outer_quote_around(group.head)
    if around is not None and first in around and around.last - group.head > _WOVEN:
        end = min(end, around.last - 1 if doc[around.last].text in '»"' else around.last)
    opened = scene.quote_from(first)
    if opened is not None and opened.last >= first:
        end = max(end, opened.last) if opened.last > end else end
    for barrier in opening(barriers, first + 1, end):
        if not barrier.first <= group.head <= barrier.last:
            end = barrier.first - 1
            break
    start = opened.last + 1 if opened is not None else first
    if _is_que_clause(doc, first):
        start = next((i for i in range(start, end + 1) if is_finite(doc[i])), start)
    for i in range(start, end + 1):
        if _comes_back(scene, group, doc[i], first):
            end = i - 1
            break
    end = min(end, _before_main_clause(scene, group, first, end))
    return with_quotes(scene, first, _inside_brackets(doc, first, end))


def _before_main_clause(scene: Scene, group: VerbGroup, first: int, end: int) -> int:
    """The token before the comma where the main clause of a gerund cue goes on: "Le maire, estimant que ..., a dit"."""
    doc = scene.doc
    if group.shape not in (Shape.GERUND, Shape.PARTICIPLE):
        return end
    main = doc[group.head]
    while main.head.i != main.i and main.i <= group.last:
        main = main.head
    if not first < main.i <= end or scene.quote_around(main.i) is not None or main.dep_ == "acl:relcl":
        return end
    subject = next((c for c in main.children if c.dep_.startswith("nsubj") and first < c.i < main.i), main)
    commas = [i for i in range(first, max(subject.i, first)) if doc[i].text == ","]
    if subject is not main:
        commas = [i for i in commas if i < subject.i]
    return commas[-1] - 1 if commas else end


def _inside_brackets(doc: Doc, first: int, end: int) -> int:
    """``end``, moved before a bracket that closes one opened before the stretch."""
    depth = 0
    for i in range(first, end + 1):
        if doc[i].text in "([":
            depth += 1
        elif doc[i].text in ")]":
            depth -= 1
            if depth < 0:
                return i - 1
    return end


def _comes_back(scene: Scene, group: VerbGroup, word: Token, first: int) -> bool:
    """Whether ``word`` is the first token after the content, where the reporting clause goes on."""
    doc = word.doc
    if word.text == ";":
        return True
    if word.text == ":" and scene.quote_from(word.i + 1) is not None:
        return not any(_cries(other) for other in scene.groups_between(first, word.i - 1))
    quote = scene.quote_around(word.i)
    if quote is not None and quote.first >= first:
        return False
    if word.lower_ == "tandis" or (word.lower_ == "alors" and doc[word.i - 1].text == "," and _then(word)):
        return True
    if word.text == "," and _sums_up(doc, word.i + 1):
        return True
    if word.text == "," and doc.words(word.i + 1, word.i + 3).lower() in ("ce qui", "ce que", "ce qu'", "ce dont"):
        return True
    if word.text == "," and not _is_que_clause(doc, first) and _plain_gerund(word):
        return True
    if word.lower_ in ("en", "tout", "avant") and _gerund_follows(scene, word.i):
        return True
    if word.text == "," or word.lower_ in ("et", "mais", "puis"):
        follower = word.i + 1
        while follower < len(doc) and doc[follower].lower_ in _COORDINATORS:
            follower += 1
        return _resumes(scene, group, word.i, follower)
    return False


def _cries(group: VerbGroup) -> bool:
    """Whether a cue inside a content takes the quotation after a colon: "raconte que le chauffeur a crié: «...»"."""
    return group.shape is Shape.FINITE and any(Frame.QUOTE in verb.frames for verb in group.verbs)


def _sums_up(doc: Doc, i: int) -> bool:
    """Whether a bare noun with a relative clause takes up what was said: ", affirmation qu'il a réitérée"."""
    if i + 1 >= len(doc) or doc[i].pos_ != "NOUN" or doc[i].dep_ == "conj":
        return False
    return doc[i + 1].lower_ in ("que", "qu'", "dont", "qui") and doc[i + 1].pos_ == "PRON"


def _is_que_clause(doc: Doc, first: int) -> bool:
    return first > 0 and doc[first - 1].lower_ in ("que", "qu'", "qu")


def _plain_gerund(comma: Token) -> bool:
    """Whether a present participle follows the comma: it goes with the reporting subject ("..., aidant la police")."""
    if comma.i + 1 >= len(comma.doc):
        return False
    word = comma.nbor(1)
    return word.text.endswith("ant") and word.pos_ == "VERB" and word.dep_ in ("advcl", "acl", "conj")


def _then(word: Token) -> bool:
    return word.i + 1 < len(word.doc) and word.nbor(1).lower_ in ("que", "qu'")


def _gerund_follows(scene: Scene, i: int) -> bool:
    """Whether "en", "tout en" or "avant de" at ``i`` opens a cue of the reporting subject."""
    doc = scene.doc
    start = i + (2 if doc[i].lower_ in ("tout", "avant") else 1)
    return any(
        group.first in (start, start - 1) and group.shape in (Shape.GERUND, Shape.INFINITIVE) and group.head >= start
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
            if following.shape is Shape.FINITE and _same_level(doc, group, following):
                return True
            if following.shape is Shape.PARTICIPLE and _conj_of(doc, group, following):
                return True
    word = doc[follower]
    if doc[border].text == "," and group.first and doc[group.first - 1].lower_ == "qui" and finite_start(doc, follower):
        return True  # the comma closes the relative clause of the cue: "X, qui affirme avoir vu Y, appelle à..."
    if doc[border].text == "," and not _is_que_clause(doc, group.last + 2) and word.lower_ in _TURNS:
        return True
    if doc[border].text == "," and word.lower_ in ("tandis", "alors") and _governed(group, word):
        return True
    return _governed_clause(scene, group, border)


def _same_level(doc: Doc, group: VerbGroup, other: VerbGroup) -> bool:
    """Whether a finite cue without subject of its own is coordinated with the cue rather than with its content."""
    verb = doc[other.head]
    if any(child.dep_.startswith("nsubj") and child.i < verb.i for child in verb.children):
        return False
    if group.shape is Shape.FINITE and other.finite == other.head and is_participle(doc[other.head]):
        return group.finite != group.head  # "a dénoncé ... et annoncé": one auxiliary for both
    if group.shape is not Shape.FINITE or _tense(doc[group.finite]) != _tense(doc[other.finite]):
        return False
    if other.finite == other.head and _agrees_with_cue_only(doc, group, other):
        return True
    return _conj_of(doc, group, other) or (group.finite != group.head and other.finite != other.head)


def _agrees_with_cue_only(doc: Doc, group: VerbGroup, other: VerbGroup) -> bool:
    """Whether a coordinated verb has the number of the cue and not that of the verb in the content before it."""
    number = doc[group.finite].morph.get("Number", [])
    inner = [t for t in doc[group.last + 1 : other.first] if is_finite(t)]
    return bool(inner) and doc[other.finite].morph.get("Number", []) == number != inner[-1].morph.get("Number", [])


def _tense(token: Token) -> tuple[list[str], list[str]]:
    return token.morph.get("Mood", []), token.morph.get("Tense", [])


def _conj_of(doc: Doc, group: VerbGroup, other: VerbGroup) -> bool:
    verb = doc[other.head]
    hops = 0
    while verb.dep_ == "conj" and hops < _HOPS:
        verb = verb.head
        hops += 1
        if verb.i == group.head:
            return True
    return False


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
    if scene.quotes_opening(border + 1, end):
        return False
    doc = scene.doc
    for child in doc[group.head].children:
        if child.dep_ in _CLAUSAL and child.left_edge.i in (border, border + 1) and child.i > group.last:
            return child.pos_ in ("VERB", "AUX")
    return False
