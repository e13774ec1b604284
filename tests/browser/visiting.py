"""A person at a browser, in front of one site, and everything that the browser complains of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, WebError

from tests.pages.world import World

WIDE = 1280
NARROW = 320
HEIGHT = 900


@dataclass
class Visit:
    """A browser window with cookies of its own, and the faults that it has shown."""

    context: BrowserContext
    world: World
    address: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str, page: Page | None = None) -> Page:
        """Return the page at `path`, in a new tab unless one is given."""
        tab = page or self.context.new_page()
        tab.goto(self.address + self.world.named(path))
        return tab

    def expect_refusal(self, status: int) -> None:
        """Fail unless the browser has told of one answer with this status, and of nothing else."""
        told, self.faults[:] = list(self.faults), []
        assert len(told) == 1, told
        assert f"status of {status}" in told[0]

    def expect_only(self, *words: str) -> None:
        """Fail unless the browser has told of each of these, once or more, and of nothing else."""
        told, self.faults[:] = list(self.faults), []
        assert all(any(word in one for one in told) for word in words), told
        assert all(any(word in one for word in words) for one in told), told

    def sign_out_behind_the_back(self) -> None:
        """End the session as time does: the browser no longer has it."""
        self.context.clear_cookies(name="cea")

    def _note_message(self, message: ConsoleMessage) -> None:
        # That signing out has cleared what it was told to is no fault.
        if not message.text.startswith("Clear-Site-Data header"):
            self.faults.append(f"{message.type}: {message.text} at {message.location}")

    def _note_error(self, error: WebError) -> None:
        self.faults.append(f"error: {error.error}")

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"asked elsewhere: {request.url}")

    def listen(self) -> None:
        """Note from now on what the browser complains of, refusals by the policy included."""
        self.context.on("console", self._note_message)
        self.context.on("weberror", self._note_error)
        self.context.on("request", self._note_request)


@contextmanager
def visiting(
    browser: Browser,
    world: World,
    address: str,
    person: str | None = None,
    script: bool = True,
    forced_colours: bool = False,
) -> Iterator[Visit]:
    """Give a browser in front of the site; it must have had nothing to complain of at the end."""
    context = browser.new_context(
        java_script_enabled=script,
        viewport={"width": WIDE, "height": HEIGHT},
        forced_colors="active" if forced_colours else "none",
        accept_downloads=True,
    )
    context.set_default_timeout(20_000)
    if person is not None:
        session = {"name": "cea", "value": world.seed.sessions[person], "url": address}
        context.add_cookies([session])  # type: ignore[list-item]  # these keys are among its own
    visit = Visit(context, world, address)
    visit.listen()
    yield visit
    context.close()
    assert not visit.faults, visit.faults
