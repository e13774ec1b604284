"""All rounds that are known: those that come with the program, and a trust's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from importlib import resources
from typing import Any

from cea_helper.data_files import data_file
from cea_helper.errors import BrokenSchemeFile, SchemeNotFound
from cea_helper.schemes.inheritance import Tree, overlay
from cea_helper.schemes.model import AwardKind, RoundStatus, Scheme
from cea_helper.schemes.scheme_file import SchemeFamily, family_of, read_file

# Where a round has no day on which it opens: before those that have one, or after them.
_BEFORE: dict[RoundStatus, int] = {"provisional": 0, "trust_defined": 1, "open_each_year": 1}
_DATED, _AFTER = 2, 3


@dataclass(frozen=True)
class Catalogue:
    """The schemes that are known, each with its rounds.

    `unfit` holds the faults of corrections that this program cannot read and leaves alone, each by
    its scheme.
    """

    families: tuple[SchemeFamily, ...]
    unfit: Mapping[str, BrokenSchemeFile] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Scheme]:
        """Every round, the newest first; those that never open again last."""
        return iter(self._rounds.values())

    def get(self, scheme_id: str) -> Scheme:
        """Return the round with this identifier; raise SchemeNotFound where there is none."""
        if scheme_id not in self._rounds:
            raise SchemeNotFound(scheme_id)
        return self._rounds[scheme_id]

    def family(self, family_id: str) -> SchemeFamily:
        """Return the scheme with this identifier; raise SchemeNotFound where there is none."""
        for family in self.families:
            if family.id == family_id:
                return family
        raise SchemeNotFound(family_id)

    def award_title(self, scheme_id: str) -> str | None:
        """Return what an award of this round is called; None where that is unknown."""
        if scheme_id in self._rounds:
            return self._rounds[scheme_id].title
        title: str | None = _earlier_awards().get(scheme_id, {}).get("title")
        return title

    def held_awards(self) -> Mapping[str, str]:
        """Return the title of each award that somebody may hold, by its round, newest first."""
        can_be_held = (scheme for scheme in self if scheme.status != "provisional")
        earlier = {award: told["title"] for award, told in _earlier_awards().items()}
        return {scheme.id: scheme.title for scheme in can_be_held} | earlier

    @cached_property
    def published(self) -> Catalogue:
        """What people can apply in or look up: all rounds but the drafts."""
        whole = (_published(family) for family in self.families)
        return replace(self, families=tuple(family for family in whole if family.rounds))

    @cached_property
    def _rounds(self) -> Mapping[str, Scheme]:
        found = [scheme for family in self.families for scheme in family.rounds]
        kinds = {scheme.id: scheme.kind for scheme in found}
        kinds |= {award: told.get("kind") for award, told in _earlier_awards().items()}
        ordered = sorted(sorted(found, key=_day, reverse=True), key=_group)
        return {
            scheme.id: replace(scheme, awards_of_another_kind=_others(scheme, kinds))
            for scheme in ordered
        }


def _earlier_awards() -> Mapping[str, Any]:
    return data_file("cea_helper.schemes", "awards.toml")


@cache
def shipped() -> Catalogue:
    """Return the schemes that come with the program."""
    folder = resources.files("cea_helper.schemes") / "data" / "schemes"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return Catalogue(
        tuple(
            read_file(file.name, file.read_bytes()) for file in files if file.name.endswith(".toml")
        )
    )


def with_corrections(trees: Iterable[Tree]) -> Catalogue:
    """Return the program's schemes with what each tree corrects or adds.

    Raises BrokenSchemeFile where a correction does not fit any more.
    """
    families = {family.id: family for family in shipped().families}
    families |= {tree["id"]: corrected_family(tree) for tree in trees}
    return Catalogue(tuple(families.values()))


def corrected_family(tree: Tree) -> SchemeFamily:
    """Return the scheme of the program, if it has this one, with what the tree corrects or adds.

    Raises BrokenSchemeFile where it does not fit.
    """
    known = {family.id: family for family in shipped().families}.get(tree["id"])
    return family_of(tree["id"], overlay(known.tree, tree) if known else tree)


def with_what_fits(trees: Iterable[Tree]) -> Catalogue:
    """Return the program's schemes with each correction that still fits; the others are `unfit`.

    A newer program may know a scheme otherwise than the one in which it was corrected. One scheme
    must not stop the site for everybody.
    """
    fitting, unfit = list[Tree](), dict[str, BrokenSchemeFile]()
    for tree in trees:
        try:
            with_corrections([tree])
            fitting.append(tree)
        except BrokenSchemeFile as error:
            unfit[tree["id"]] = error
    return replace(with_corrections(fitting), unfit=unfit)


def _published(family: SchemeFamily) -> SchemeFamily:
    return replace(family, rounds=tuple(one for one in family.rounds if not one.is_draft))


def _others(scheme: Scheme, kinds: Mapping[str, AwardKind | None]) -> frozenset[str]:
    if scheme.kind is None:
        return frozenset()
    return frozenset(award for award, kind in kinds.items() if kind not in (None, scheme.kind))


def _group(scheme: Scheme) -> int:
    return _DATED if scheme.opens_on else _BEFORE.get(scheme.status, _AFTER)


def _day(scheme: Scheme) -> tuple[date, str]:
    return scheme.opens_on or date.min, scheme.title
