"""The process in which one document of somebody else's is read, and nothing else.

It takes the round and the document on standard input, and answers on standard output: with what it
read, or with the reason why the document is refused. Then it ends.
"""

from __future__ import annotations

import json
import pickle
import sys

from cea_helper.errors import NotAWordFile
from cea_helper.schemes import Scheme
from cea_helper.word.reading import read_document
from cea_helper.word.reading.document_form import to_document
from cea_helper.word.reading.limits import limit_this_process

TOO_LARGE = "needs too much memory to be read. Copy its text into a new document and try that"

# A thousand times the texts of the longest form; who asked has to hold it.
_LONGEST_ANSWER = 32 * 1024 * 1024


def main() -> None:
    """Read the document that stands on standard input."""
    scheme, document = pickle.load(sys.stdin.buffer)
    limit_this_process()
    sys.stdout.write(_answer(document, scheme))


def _answer(document: bytes, scheme: Scheme) -> str:
    try:
        answer = json.dumps({"read": to_document(read_document(document, scheme))})
    except NotAWordFile as error:
        return json.dumps({"refused": str(error)})
    except MemoryError:
        answer = ""
    if not 0 < len(answer) <= _LONGEST_ANSWER:
        return json.dumps({"refused": TOO_LARGE})
    return answer


if __name__ == "__main__":
    main()
