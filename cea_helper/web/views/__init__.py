"""The pages, a module for each area. A new area adds its blueprint here."""

from __future__ import annotations

from flask import Blueprint

from cea_helper.web.views import health

BLUEPRINTS: tuple[Blueprint, ...] = (health.blueprint,)
