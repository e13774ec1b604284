"""Fifty people write at once on the real server: what was answered for is in the history."""

from __future__ import annotations

from pathlib import Path

from tests.bench.editors import EDITORS, lost, set_up, write
from tests.bench.servers import running, site


def test_every_text_that_was_answered_for_is_kept(tmp_path: Path) -> None:
    desk = set_up(tmp_path)
    with running(site(tmp_path)) as served:
        written = write(served.port, desk, EDITORS, 4)
    taken = sum(len(one.acknowledged) for one in written)
    assert EDITORS <= taken < EDITORS * 4
    assert lost(desk, written) == 0
