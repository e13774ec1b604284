"""The only place with SQL: a data folder, and the core's values in and out of it."""

from sqlite_utils import Database

from cea_helper.storage.store import Store

__all__ = ["Database", "Store"]
