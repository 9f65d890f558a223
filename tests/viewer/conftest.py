"""What panels are tried with: the review of one case that has everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.viewer.review import Review
from support import panel_case

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def review(qtbot: QtBot) -> Review:
    found = Review()
    found.set_case(panel_case.case())
    return found
