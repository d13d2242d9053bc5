"""Wishes: which of them somebody says, and which the writer tells of him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.noun_phrases import can_speak
from guillemets.attributions.second_signs import quoted_within
from guillemets.lexicons.cue_verbs import Frame, Strength
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.attributions.complement import Complement
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Token


def wished(scene: Scene, group: VerbGroup, complement: Complement) -> bool:
    """Whether a wish is told rather than spoken: "les jeux qu'elle souhaite créer", "il espérait passer"."""
    if complement.frame is not Frame.INF or complement.verb.act not in (Act.DEMANDS, Act.ESTIMATES):
        return False
    if _in_relative(scene, group) or _granted(scene, group, complement):
        return True
    past = "Imp" in scene.doc[group.finite].morph.get("Tense", []) and scene.doc[group.head].dep_ != "ccomp"
    perfect = scene.doc[complement.first].pos_ == "AUX"  # "il estimait avoir été trompé" is spoken
    return past and not perfect and not quoted_within(scene, group, complement)


def _granted(scene: Scene, group: VerbGroup, complement: Complement) -> bool:
    """Whether somebody told what he wished to tell: "a souhaité rappeler l'urgence" reminds of it."""
    if group.finite == group.head or group.conditional or complement.head is None:
        return False
    cue = scene.group_at(complement.head)
    return cue is not None and any(verb.strength is Strength.STRONG for verb in cue.verbs)


def would_like(scene: Scene, group: VerbGroup, complement: Complement, source: Token | None) -> bool:
    """Whether somebody says what he would like to do: "la maire voudrait fermer le port"; "veut fermer" only tells."""
    wish = complement.frame is Frame.INF and complement.verb.act is Act.DEMANDS
    return wish and group.conditional and source is not None and can_speak(scene, source)


def _in_relative(scene: Scene, group: VerbGroup) -> bool:
    """Whether the cue stands in a relative clause with "qui" or "que"."""
    verb = scene.doc[group.head]
    if group.first and scene.doc[group.first - 1].lower_ == "qui":
        return True
    if not verb.dep_.startswith("acl"):
        return False
    first = max(group.first - 4, 0)
    return any(word.lower_ in ("qui", "que", "qu'") for word in scene.doc[first : group.first])
