"""Application files: the way in and out for everything a person has entered."""

from cea_helper.interchange.application_file import read_application, write_application

__all__ = ["read_application", "write_application"]
