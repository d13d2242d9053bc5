"""Whom one dispatch speaks of, with the text and its names: what every reader of sources draws on and adds to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.names import NameLabel
from guillemets.entities.referents import Referent
from guillemets.entities.sources import describe, pointed_out
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import MentionForm

if TYPE_CHECKING:
    from guillemets.entities.names import Name
    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Cluster
    from guillemets.entities.surroundings import Surroundings
    from guillemets.lexicons.offices import Holder
    from guillemets.model.office import Tenure


class Roster:
    """The one place that holds the referents of a dispatch, who bears which name, and the roles beside names.

    ``owners`` is by the first token of a name, ``appositions`` by the head of the noun phrase beside it,
    ``kinds`` those of bodies by its first token.
    """

    def __init__(self, around: Surroundings, cluster: Cluster, appositions: dict[int, tuple[Name, Phrase]]) -> None:
        self.around = around
        self.parsed = around.parsed
        self.words = around.words
        self.referents = cluster.referents
        self.owners = cluster.owners
        self.appositions = appositions
        bodies = ((name, kind) for name, kind in appositions.values() if name.label is NameLabel.ORG)
        self.kinds = {kind.first: (name, kind) for name, kind in bodies}

    def unnamed(self, phrase: Phrase) -> Referent:
        """A new referent that has no name but the phrase itself."""
        description = describe(phrase, self.parsed, self.words)
        referent = Referent(
            index=len(self.referents),
            kind=description.kind,
            name=pointed_out(phrase, self.around) or description.name,
            named=False,
            anonymous=description.anonymous,
            gender=phrase.gender,
            plural=phrase.plural,
            country=phrase.country,
            phrases=[phrase],
        )
        referent.mentions.add((phrase.first, phrase.last, MentionForm.ROLE))
        self.referents.append(referent)
        return referent

    def body(self, name: Name, *, person: bool = False) -> Referent:
        """A new referent for a name that nobody has been found for, a body unless it is a ``person``."""
        referent = Referent(
            index=len(self.referents),
            kind=SpeakerKind.PERSON if person else SpeakerKind.ORGANISATION,
            name=name.text,
            named=True,
            names=[name],
        )
        self.referents.append(referent)
        self.owners[name.first] = referent
        return referent

    def officer(self, holder: Holder | Tenure) -> Referent:
        """A new referent for the holder of an office whom the text does not name."""
        referent = Referent(
            index=len(self.referents),
            kind=SpeakerKind.PERSON,
            name=holder.name,
            named=True,
            gender=holder.gender,
            country=holder.country,
        )
        self.referents.append(referent)
        return referent
