"""What speaks for and against an attribution, and what becomes of those that are unlikely."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attributions.test_rules import NEGATED, PASSIVE, PROMISE, WORDS
from attributions.trees import parsed_from
from guillemets.attributions import find_attributions
from guillemets.attributions.evidence import evidence
from guillemets.attributions.find import drafts_of, scene_of
from guillemets.attributions.scene import contents_by_word
from guillemets.attributions.weighing import BIAS, UNLIKELY, weighed
from guillemets.lexicons import Lexicons
from guillemets.model.refusal import Reason


def words_with(**weights: float) -> Lexicons:
    words = Lexicons()
    words.__dict__["attribution_weights"] = {BIAS: 0.0, **weights}
    return words


def signs_of(tree: str) -> frozenset[str]:
    scene = scene_of(parsed_from(tree), WORDS)
    drafts = drafts_of(scene)
    return evidence(scene, drafts[0], contents_by_word(drafts))


def test_signs_tell_shape_source_and_content():
    assert {"rule=verb.de_inf", "shape=finite", "source=NOUN", "speaks=True", "order=before"} <= signs_of(PROMISE)
    assert {"shape=passive", "act=praises", "head=NOUN"} <= signs_of(PASSIVE)


def test_a_sign_moves_the_likelihood_its_own_way():
    scene = scene_of(parsed_from(PROMISE), words_with(**{"shape=finite": 1.0}))
    drafts = drafts_of(scene)
    assert weighed(scene, drafts)[0][0].confidence == pytest.approx(0.731, abs=0.001)
    against = replace(scene, words=words_with(**{"shape=finite": -1.0}))
    assert weighed(against, drafts) == ([], [replace(drafts[0], confidence=0.269)])


def test_an_unlikely_attribution_is_refused_with_its_place():
    parsed = parsed_from(PROMISE)
    found = find_attributions(parsed, words_with(**{BIAS: -3.0}))
    assert found.items == ()
    assert [(r.reason, parsed.text[r.start : r.end]) for r in found.refusals] == [
        (Reason.UNLIKELY_ATTRIBUTION, "revenir")
    ]


def test_nothing_found_is_nothing_weighed():
    scene = scene_of(parsed_from(NEGATED), WORDS)
    assert weighed(scene, []) == ([], [])


def test_the_weights_of_the_package_are_whole():
    weights = WORDS.attribution_weights
    assert BIAS in weights
    assert len(weights) > 200
    assert 0 < UNLIKELY <= 0.5
    assert weights["strength and frame=strong que"] > weights["strength and frame=weak np"]
