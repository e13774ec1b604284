"""Write docs/checks.md from the table of the checks: python -m scripts.write_checks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cea_helper.checks import SEVERITIES, Check, checks, source_address
from cea_helper.checks.model import Example
from tests.checks import measure

PAGE = Path(__file__).parents[1] / "docs" / "checks.md"

_BEGINNING = """# The checks of the statements

`cea-helper check FILE` reads what was written and points at what assessors mind. It never
rewrites: the words of an application must be the applicant's own. The site shows the same on the
page "Check the text" and below a text that is written. There a person can call a finding fine as
it is: it stays away until the words it points at change. `checks.check_statements` is the same in
the program.

This page is written by `python -m scripts.write_checks` from
`cea_helper/checks/data/checks.toml`, where each check is a row; the words that they look for
stand in `words.toml` beside it, and a test runs every example. Change the table, never this page.

An automatic check decides by itself. An assisted one points and asks, and the writer judges. No
check understands a text: it looks for plain signs, misses some faults and sees some where there
are none.

## How they read

A statement is taken apart into lines, sentences and points. A point is a sentence with those
after it that go on about the same thing ("It", "This", a sentence without "I"). What a point
lacks is told at its first sentence, so a date or a figure may stand anywhere in it. A year alone
is a date and no figure. Positions count code points of the normalised text.

All checks read the statements of the domains. Of the other boxes that the applicant writes, only
length, spelling, signs and names are checked, and of the personal statement its facts.

The look-back is that of the [strength of evidence](strength.md). That work is paid is known from
the job plan and from evidence marked as paid, where the statement names it, and from the word
itself.

## How well

`python -m tests.checks.measure` finds this on the corpus in `tests/checks/corpus/`: made-up
statements of many specialties, some clean and some with planted faults, written before any check
was tuned on them. A third was held out: what went wrong there was never listed. A wrong finding
is one of severity must or should that touches nothing planted. A test holds nine faults in ten,
and less than one wrong finding in 500 characters.

{figures}

Of ten minutes a form, 230 words a minute are reckoned. Not checked, since an application file
does not hold it: words taken from somebody else or from an older form, whether the guide of the
year was read, and what the employer does. What must be true and provable only a person can say.
"""


def page() -> str:
    """Return the page as Markdown."""
    parts = [_BEGINNING.replace("{figures}", "\n".join(measure.report()))]
    for severity, meaning in SEVERITIES.items():
        rows = [check for check in checks().values() if check.severity == severity]
        parts.append(f"## {severity.capitalize()}\n\n{meaning}.\n")
        parts += ["\n".join(_section(check)) for check in rows]
    return "\n".join(parts)


def _section(check: Check) -> Iterator[str]:
    only = f"; only {', '.join(check.families)}" if check.families else ""
    yield f"### `{check.slug}`\n"
    yield f"{check.checked.capitalize()}{only}. [Source]({source_address(check.source)})\n"
    yield f"- Says: {check.message}"
    yield f"- Why: {check.why}"
    yield f"- Try: {check.suggestion}"
    yield from (f"- Speaks: {_example(example)}" for example in check.fires)
    yield from (f"- Silent: {_example(example)}" for example in check.quiet)
    yield ""


def _example(example: Example) -> str:
    if isinstance(example, str):
        return example
    return "; ".join(f"{name}: {_value(value)}" for name, value in example.items())


def _value(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f'{name} "{each}"' for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(_value(each) for each in value)
    return f'"{value}"' if isinstance(value, str) else str(value)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"Wrote docs/{PAGE.name}")
