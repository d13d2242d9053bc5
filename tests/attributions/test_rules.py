"""Rules on trees written by hand: what they owe to the tree and what to the words, whatever a model would answer."""

from __future__ import annotations

import pytest

from attributions.trees import parsed_from
from guillemets.attributions import find_attributions
from guillemets.attributions.groups import find_groups
from guillemets.attributions.source_spans import source_span
from guillemets.attributions.sources import antecedent, source_of
from guillemets.attributions.verb_shapes import Shape, is_subject_clitic
from guillemets.language.parsed import Parsed
from guillemets.language.tokens import Doc
from guillemets.lexicons import load_lexicons
from guillemets.model.attribution import Act, SpeechType, Statement

WORDS = load_lexicons()

PROMISE = """
La         DET    det        2
ministre   NOUN   nsubj      4
a          AUX    aux:tense  4  VerbForm=Fin
promis     VERB   ROOT       0  VerbForm=Part
de         ADP    mark       6
revenir    VERB   xcomp      4  VerbForm=Inf
.          PUNCT  punct      4
"""
NEGATED = """
Le         DET    det        2
témoin     NOUN   nsubj      6
n'         ADV    advmod     6
a          AUX    aux:tense  6  VerbForm=Fin
jamais     ADV    advmod     6
affirmé    VERB   ROOT       0  VerbForm=Part
que        SCONJ  mark       10
le         DET    det        9
pont       NOUN   nsubj      10
tremblait  VERB   ccomp      6  VerbForm=Fin
.          PUNCT  punct      6
"""
PASSIVE = """
L'          DET    det        2
accord      NOUN   nsubj:pass 5
a           AUX    aux:tense  5  VerbForm=Fin
été         AUX    aux:pass   5  VerbForm=Part
salué       VERB   ROOT       0  VerbForm=Part
par         ADP    case       8
la          DET    det        8
présidente  NOUN   obl:agent  5
de          ADP    case       11
l'          DET    det        11
ONU         PROPN  nmod       8
.           PUNCT  punct      5
"""
INCISE = """
«           PUNCT  punct      4
Le          DET    det        3
pont        NOUN   nsubj      4
tremble     VERB   ROOT       0  VerbForm=Fin
»           PUNCT  punct      4
,           PUNCT  punct      8
a           AUX    aux:tense  8  VerbForm=Fin
crié        VERB   parataxis  4  VerbForm=Part
un          DET    det        10
berger      NOUN   nsubj      8
du          ADP    case       12
Lötschental PROPN  nmod       10
.           PUNCT  punct      4
"""
CLITIC = """
«        PUNCT  punct      2
Partez   VERB   ROOT       0  VerbForm=Fin
»        PUNCT  punct      2
,        PUNCT  punct      7
a        AUX    aux:tense  7  VerbForm=Fin
-t-elle  PRON   nsubj      7
ajouté   VERB   parataxis  2  VerbForm=Part
.        PUNCT  punct      2
"""
RELATIVE = """
Les        DET    det        2
éleveurs   NOUN   ROOT       0
de         ADP    case       4
Saignelégier PROPN nmod      2
,          PUNCT  punct      2
qui        PRON   nsubj      7
craignent  VERB   acl:relcl  2  VerbForm=Fin
que        SCONJ  mark       11
le         DET    det        10
loup       NOUN   nsubj      11
revienne   VERB   ccomp      7  VerbForm=Fin
.          PUNCT  punct      2
"""
GERUND = """
Le        DET    det        2
député    NOUN   nsubj      4
est       AUX    aux:tense  4  VerbForm=Fin
sorti     VERB   ROOT       0  VerbForm=Part
en        ADP    mark       6
jurant    VERB   advcl      4  VerbForm=Part|Tense=Pres
que       SCONJ  mark       10
la        DET    det        9
loi       NOUN   nsubj      10
tomberait VERB   ccomp      6  VerbForm=Fin
.         PUNCT  punct      4
"""
NESTED = """
Tass     PROPN  nsubj   2
rapporte VERB   ROOT    0  VerbForm=Fin
que      SCONJ  mark    5
Minsk    PROPN  nsubj   5
affirme  VERB   ccomp   2  VerbForm=Fin
que      SCONJ  mark    9
le       DET    det     8
tir      NOUN   nsubj   9
cesse    VERB   ccomp   5  VerbForm=Fin
.        PUNCT  punct   2
"""
FLOATING = """
«        PUNCT  punct      3
Tout     PRON   nsubj      3
brûle    VERB   ROOT       0  VerbForm=Fin
»        PUNCT  punct      3
,        PUNCT  punct      6
dit      VERB   parataxis  3  VerbForm=Fin
Jeanne   PROPN  nsubj      6
.        PUNCT  punct      3

«        PUNCT  punct      3
Nous     PRON   nsubj      3
partons  VERB   ROOT       0  VerbForm=Fin
.        PUNCT  punct      3
»        PUNCT  punct      3
"""
ACCORDING = """
Selon     ADP    case   3
la        DET    det    3
voirie    NOUN   obl:mod 7
,         PUNCT  punct  3
le        DET    det    6
tunnel    NOUN   nsubj  7
fermera   VERB   ROOT   0  VerbForm=Fin
.         PUNCT  punct  7
"""
DEMAND = """
Le         DET    det        2
préfet     NOUN   nsubj      4
a          AUX    aux:tense  4  VerbForm=Fin
demandé    VERB   ROOT       0  VerbForm=Part
aux        ADP    case       6
riverains  NOUN   obl:arg    4
de         ADP    mark       8
partir     VERB   xcomp      4  VerbForm=Inf
.          PUNCT  punct      4
"""
HEARSAY = """
Le         DET    det        2
général    NOUN   nsubj      4
aurait     AUX    aux:tense  4  VerbForm=Fin
promis     VERB   ROOT       0  VerbForm=Part
de         ADP    mark       6
démissionner VERB xcomp      4  VerbForm=Inf
.          PUNCT  punct      4
"""
MIXED = """
Elle     PRON  nsubj  2
affirme  VERB  ROOT   0  VerbForm=Fin
que      SCONJ mark   7
la       DET   det    5
route    NOUN  nsubj  7
est      AUX   cop    7  VerbForm=Fin
«        PUNCT punct  8
impraticable ADJ ccomp 2
»        PUNCT punct  8
.        PUNCT punct  2
"""


def statements(tree: str) -> tuple[Parsed, list[Statement]]:
    parsed = parsed_from(tree)
    return parsed, list(find_attributions(parsed, WORDS).items)


def told(parsed: Parsed, one: Statement) -> tuple[str, str | None, str | None]:
    content = " … ".join(c.of(parsed.text) for c in one.content)
    cue, source = (span.of(parsed.text) if span else None for span in (one.cue, one.source))
    return content, cue, source


def test_the_text_of_a_tree_is_french() -> None:
    assert parsed_from(CLITIC).text == "«Partez», a-t-elle ajouté."
    assert [s.text for s in parsed_from(FLOATING).doc.sents] == ["«Tout brûle», dit Jeanne.", "«Nous partons.»"]


@pytest.mark.parametrize(
    ("tree", "words", "shape"),
    [
        (PROMISE, "a promis", Shape.FINITE),
        (PASSIVE, "a été salué", Shape.PASSIVE),
        (RELATIVE, "craignent", Shape.FINITE),
        (GERUND, "jurant", Shape.GERUND),
    ],
)
def test_a_group_holds_its_auxiliaries(tree: str, words: str, shape: Shape) -> None:
    parsed = parsed_from(tree)
    groups = {g.span(parsed).of(parsed.text): g.shape for g in find_groups(parsed, WORDS)}
    assert groups[words] is shape


def test_a_group_knows_its_clitic() -> None:
    parsed = parsed_from(CLITIC)
    group = find_groups(parsed, WORDS)[-1]
    assert group.span(parsed).of(parsed.text) == "a-t-elle ajouté"
    assert group.clitic is not None
    assert is_subject_clitic(parsed.doc[group.clitic].text)


def test_negation_is_seen_before_the_auxiliary() -> None:
    parsed = parsed_from(NEGATED)
    assert [g.negated for g in find_groups(parsed, WORDS) if parsed.doc[g.head].text == "affirmé"] == [True]
    assert [g.negated for g in find_groups(parsed_from(PROMISE), WORDS)][:1] == [False]


@pytest.mark.parametrize(
    ("form", "conditional", "future"),
    [("promet", False, False), ("promettra", False, True), ("promettrait", True, False)],
)
def test_tense_and_mood_are_read_from_the_form(form: str, conditional: bool, future: bool) -> None:
    tree = f"Elle PRON nsubj 2\n{form} VERB ROOT 0 VerbForm=Fin\nde ADP mark 4\npartir VERB xcomp 2 VerbForm=Inf"
    group = find_groups(parsed_from(tree), WORDS)[0]
    assert (group.conditional, group.future) == (conditional, future)


@pytest.mark.parametrize(
    ("tree", "cue", "source"),
    [
        (PROMISE, "promis", "La ministre"),
        (PASSIVE, "salué", "la présidente de l'ONU"),
        (CLITIC, "ajouté", "elle"),
        (RELATIVE, "craignent", "Les éleveurs de Saignelégier"),
        (GERUND, "jurant", "Le député"),
    ],
)
def test_the_source_is_the_subject_the_agent_or_the_antecedent(tree: str, cue: str, source: str) -> None:
    parsed = parsed_from(tree)
    (group,) = [g for g in find_groups(parsed, WORDS) if parsed.doc[g.head].text == cue]
    head = source_of(parsed, group)
    assert head is not None
    assert source_span(parsed, head).of(parsed.text) == source


def test_the_antecedent_is_the_head_of_the_phrase_before_the_pronoun() -> None:
    doc = parsed_from(RELATIVE).doc
    found = antecedent(doc[5], doc[6])
    assert found is not None
    assert found.text == "éleveurs"


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (PROMISE, [("revenir", "a promis", "La ministre")]),
        (NEGATED, []),
        (INCISE, [("«Le pont tremble»", "a crié", "un berger du Lötschental")]),
        (CLITIC, [("«Partez»", "a-t-elle ajouté", "elle")]),
        (RELATIVE, [("le loup revienne", "craignent", "Les éleveurs de Saignelégier")]),
        (GERUND, [("la loi tomberait", "jurant", "Le député")]),
        (ACCORDING, [("le tunnel fermera", "Selon", "la voirie")]),
    ],
)
def test_a_right_tree_gives_the_right_attribution(tree: str, expected: list[tuple[str, str, str]]) -> None:
    parsed, found = statements(tree)
    assert [told(parsed, one) for one in found] == expected


def test_the_inner_report_has_the_outer_source_for_relay() -> None:
    parsed, (outer, inner) = statements(NESTED)
    assert told(parsed, outer) == ("Minsk affirme que le tir cesse", "rapporte", "Tass")
    assert told(parsed, inner) == ("le tir cesse", "affirme", "Minsk")
    assert ([r.of(parsed.text) for r in inner.relay], outer.relay) == (["Tass"], ())


def test_a_floating_quotation_continues_the_statement_before_it() -> None:
    parsed, (first, second) = statements(FLOATING)
    assert told(parsed, second) == ("«Nous partons.»", None, None)
    assert (first.continues, second.continues) == (None, 0)


@pytest.mark.parametrize(
    ("tree", "kind"), [(PROMISE, SpeechType.INDIRECT), (INCISE, SpeechType.DIRECT), (ACCORDING, SpeechType.INDIRECT)]
)
def test_the_type_follows_the_quotation_marks(tree: str, kind: SpeechType) -> None:
    _, (one,) = statements(tree)
    assert one.type is kind


def test_a_tree_without_words_of_speech_gives_nothing() -> None:
    tree = "Le DET det 2\nRhône PROPN nsubj 3\ndéborde VERB ROOT 0 VerbForm=Fin\n. PUNCT punct 3"
    assert statements(tree)[1] == []


def test_no_words_give_nothing() -> None:
    parsed = parsed_from("Rien PRON ROOT 0")
    empty = Parsed(dispatch=parsed.dispatch, doc=Doc(), starts=(), ends=(), quotations=())
    assert find_attributions(empty, WORDS).items == ()


def test_the_addressee_stays_out_of_content_and_is_kept() -> None:
    parsed, (one,) = statements(DEMAND)
    assert told(parsed, one) == ("partir", "a demandé", "Le préfet")
    assert one.addressee is not None
    assert "riverains" in one.addressee.of(parsed.text)
    assert one.act is Act.DEMANDS


def test_the_conditional_of_hearsay_is_told() -> None:
    parsed, (one,) = statements(HEARSAY)
    assert told(parsed, one) == ("démissionner", "aurait promis", "Le général")
    assert one.conditional
    assert not statements(PROMISE)[1][0].conditional


def test_a_partial_quotation_makes_the_type_mixed() -> None:
    _, (one,) = statements(MIXED)
    assert one.type is SpeechType.MIXED


@pytest.mark.parametrize(("tree", "act"), [(PROMISE, Act.PROMISES), (INCISE, Act.STATES), (DEMAND, Act.DEMANDS)])
def test_the_act_is_that_of_the_cue(tree: str, act: Act) -> None:
    _, (one,) = statements(tree)
    assert one.act is act
