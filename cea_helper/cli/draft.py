"""`draft`: an application as a Word document."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cea_helper import config, dates, word
from cea_helper.application import Application
from cea_helper.cli import DONE, files, scheme_files
from cea_helper.cli.application_files import load_application
from cea_helper.errors import InvalidComments
from cea_helper.strength import analyse
from cea_helper.word import Parts, WordComment


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    parser.add_argument("file", metavar="FILE", type=Path, help="an application file")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT.docx",
        type=Path,
        required=True,
        help="the document to write; one that is there is replaced",
    )
    parser.add_argument(
        "--comments", metavar="COMMENTS.json", type=Path, help="comments to put in the document"
    )
    scheme_files.add_arguments(parser)


def run(call: Namespace) -> int:
    """Write the document, whole or not at all."""
    application = load_application(call.file, scheme_files.known_schemes(call))
    comments = _comments(call.comments, application) if call.comments else ()
    _refuse_input_as_output(call)
    now = config.now()
    report = analyse(application, dates.uk_day(now))
    document = word.write_document(application, report, Parts(), now, comments)
    files.write_whole(call.output, document)
    return DONE


def _comments(path: Path, application: Application) -> tuple[WordComment, ...]:
    try:
        return word.read_comments(files.read_bytes(path), application)
    except InvalidComments as error:
        raise files.UnusableFile(path, error.faults[0]) from error


def _refuse_input_as_output(call: Namespace) -> None:
    """Keep a slip of the hand from putting a document in place of what it is made from."""
    for source in (call.file, call.comments):
        if source and call.output.exists() and call.output.samefile(source):
            raise files.UnusableFile(call.output, "is what the document is to be made from")
