"""Those whom the dispatch speaks of, while they are being found: one referent each, gathering names and roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guillemets.entities.acronyms import join_acronyms, join_initials
from guillemets.entities.names import Name, NameLabel, key_of, same_body, same_person
from guillemets.lexicons.knowledge import KnownName, Sense
from guillemets.lexicons.role_nouns import Sphere
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons
    from guillemets.model.entity import Gender, MentionForm


@dataclass(slots=True, kw_only=True, eq=False)
class Referent:
    """One being under construction. ``name`` is the fullest so far; ``members`` are those of a plural one.

    ``many`` is True for a body with a plural name ("les talibans"), ``origin`` where a demonym before the name
    says the person is from, ``sure`` False while the gender is known from a
    rare first name alone. ``mentions`` are (first token, last token, form); ``phrases`` the noun phrases said of it.
    """

    index: int
    kind: SpeakerKind
    name: str
    named: bool
    anonymous: bool = False
    gender: Gender | None = None
    plural: bool = False
    country: str | None = None
    known: KnownName | None = None
    names: list[Name] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    mentions: set[tuple[int, int, MentionForm]] = field(default_factory=set)
    members: tuple[Referent, ...] = ()
    sure: bool = True
    many: bool = False
    origin: str | None = None

    @property
    def person(self) -> bool:
        """Whether it is one human being."""
        return self.kind is SpeakerKind.PERSON and not self.plural

    @property
    def spheres(self) -> set[Sphere]:
        """Where the person is active, by the roles and titles that the text gives."""
        said = {phrase.role.noun.sphere for phrase in self.phrases if phrase.role is not None}
        if any("syndicat" in phrase.words for phrase in self.phrases):
            said.add(Sphere.UNION)
        return said | {name.title.sphere for name in self.names if name.title is not None and name.title.sphere}

    @property
    def origins(self) -> set[str]:
        """The towns, regions and states that the text says the person is from."""
        said = {phrase.origin for phrase in self.phrases} | {self.origin, self.country}
        return {origin for origin in said if origin is not None}

    def add_phrase(self, phrase: Phrase) -> None:
        """Take ``phrase`` as said of this one; it may show its gender or country."""
        self.phrases.append(phrase)
        if self.kind is SpeakerKind.PERSON and phrase.role is not None:
            shown = phrase.gender and (phrase.role.gender or (phrase.gender if phrase.determined else None))
            if shown is not None and (self.gender is None or not self.sure):
                self.gender, self.sure = shown, True
        if self.country is None:
            self.country = phrase.country


@dataclass(slots=True)
class Cluster:
    """The referents that have names, and which name belongs to whom (by the name's first token)."""

    referents: list[Referent]
    owners: dict[int, Referent]
    rivals: dict[int, tuple[Referent, ...]]


def cluster_names(parsed: Parsed, names: tuple[Name, ...], words: Lexicons) -> Cluster:
    """One referent for all the names that can be the same, the fullest name first.

    Persons meet by family name, organisations by their beginning, states and known bodies by the knowledge base. A
    short name that fits two persons equally goes to the one named last before it; ``rivals`` keeps all of them.
    Towns and places found no referent, unless they stand for a state.
    """
    cluster = Cluster([], {}, {})
    for name in sorted(names, key=lambda n: (-len(key_of(n.text)), n.first)):
        if name.label is NameLabel.PER and name.known is None:
            _add_person(name, cluster, words)
    for name in names:
        if name.known is not None:
            _add_known(name, cluster)
        elif name.label is NameLabel.ORG:
            _add_body(name, cluster)
    join_acronyms(names, cluster, parsed)
    join_initials(cluster, parsed)
    for name in names:
        rivals = cluster.rivals.get(name.first, ())
        if len(rivals) > 1:
            owner = _nearest(name, rivals)
            owner.names.append(name)
            cluster.owners[name.first] = owner
    for name in names:
        bearer = cluster.owners.get(name.first)
        if bearer is not None and bearer.kind is not SpeakerKind.PERSON and name.first:
            determiner = words.determiners.get(parsed.doc[name.first - 1].text.lower())
            bearer.many = bearer.many or (
                determiner is not None and determiner.plural and determiner.term in ("les", "des")
            )
    for referent in cluster.referents:
        referent.names.sort(key=lambda n: n.first)
    return cluster


def _add_person(name: Name, cluster: Cluster, words: Lexicons) -> None:
    gender, sure = gender_of(name, words)
    fits = [
        r
        for r in cluster.referents
        if r.kind is SpeakerKind.PERSON
        and same_person(name.text, r.name)
        and (_compatible(gender, r.gender) or not sure)
    ]
    if len(fits) > 1:
        cluster.rivals[name.first] = tuple(fits)
        return
    if not fits:
        referent = Referent(
            index=len(cluster.referents),
            kind=SpeakerKind.PERSON,
            name=name.text,
            named=True,
            gender=gender,
            anonymous=all(len(part) <= 1 for part in name.text.replace("-", ".").split(".")),
            sure=sure,
        )
        cluster.referents.append(referent)
    else:
        referent = fits[0]
        if referent.gender is None or (sure and not referent.sure):
            referent.gender, referent.sure = gender, sure
    referent.names.append(name)
    cluster.owners[name.first] = referent


def _nearest(name: Name, rivals: tuple[Referent, ...]) -> Referent:
    """The one of ``rivals`` whose full name stands most often before ``name``; of these the one named last.

    Whoever is named only after it comes after all of them.
    """

    def distance(referent: Referent) -> tuple[int, int]:
        full = [n for n in referent.names if " " in n.text]
        before = [name.first - n.first for n in full if n.first < name.first]
        after = [n.first - name.first for n in full if n.first > name.first]
        return (-len(before), min(before or after or [0]))

    return min(rivals, key=distance)


def _add_known(name: Name, cluster: Cluster) -> None:
    known = name.known
    if known is None or known.sense is Sense.CAPITAL:
        return
    referent = find_known(known, cluster.referents)
    if referent is None:
        referent = new_known(known, name.text, cluster.referents)
    elif referent.kind is not SpeakerKind.STATE and len(key_of(name.text)) > len(key_of(referent.name)):
        referent.name = name.text
    referent.names.append(name)
    cluster.owners[name.first] = referent


def find_known(known: KnownName, referents: list[Referent]) -> Referent | None:
    """The referent that stands for ``known`` already."""
    return next((r for r in referents if r.known and r.known.entity == known.entity), None)


def new_known(known: KnownName, text: str, referents: list[Referent]) -> Referent:
    """A new referent for ``known``; a state goes by its usual name, another body as the text writes it."""
    state = known.sense in (Sense.STATE, Sense.CAPITAL)
    referent = Referent(
        index=len(referents),
        kind=known.kind,
        name=known.entity if state else text,
        named=True,
        gender=known.gender,
        plural=known.plural,
        country=known.country,
        known=known,
    )
    referents.append(referent)
    return referent


def _add_body(name: Name, cluster: Cluster) -> None:
    referent = next(
        (
            r
            for r in cluster.referents
            if r.kind is SpeakerKind.ORGANISATION and r.known is None and same_body(name.text, r.name)
        ),
        None,
    )
    if referent is None:
        referent = Referent(index=len(cluster.referents), kind=SpeakerKind.ORGANISATION, name=name.text, named=True)
        cluster.referents.append(referent)
    elif len(key_of(name.text)) > len(key_of(referent.name)):
        referent.name = name.text
    referent.names.append(name)
    cluster.owners[name.first] = referent


def gender_of(name: Name, words: Lexicons) -> tuple[Gender | None, bool]:
    """The gender that the title or the first name of a person's name shows, and whether it is sure.

    None when neither shows one. A family name alone is no first name, unless it is one that everybody knows.
    """
    if name.title is not None and name.title.gender is not None:
        return name.title.gender, True
    first = name.text.split(" ")[0]
    found = words.first_names.get(first) or words.first_names.get(first.partition("-")[0])
    if found is None or (name.first == name.last and not found.sure):
        return None, False
    return found.gender, found.sure and name.first < name.last


def _compatible(one: Gender | None, other: Gender | None) -> bool:
    return one is None or other is None or one is other
