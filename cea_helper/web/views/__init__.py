"""The pages, a module for each area. A new area adds its blueprint here."""

from __future__ import annotations

from flask import Blueprint

from cea_helper.web.views import (
    account,
    applications,
    bulk,
    carrying,
    completing,
    corrections,
    evidence,
    files,
    health,
    home,
    identifiers,
    invitations,
    noting,
    outline,
    placing,
    profile,
    rounds,
    schemes,
    statements,
    strength,
    timeline,
    transfer,
    versions,
    word,
)

BLUEPRINTS: tuple[Blueprint, ...] = (
    account.blueprint,
    applications.blueprint,
    bulk.blueprint,
    carrying.blueprint,
    completing.blueprint,
    corrections.blueprint,
    evidence.blueprint,
    files.blueprint,
    health.blueprint,
    home.blueprint,
    identifiers.blueprint,
    invitations.blueprint,
    noting.blueprint,
    outline.blueprint,
    placing.blueprint,
    profile.blueprint,
    rounds.blueprint,
    schemes.blueprint,
    statements.blueprint,
    strength.blueprint,
    timeline.blueprint,
    transfer.blueprint,
    versions.blueprint,
    word.blueprint,
)
