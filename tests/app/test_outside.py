"""What was opened and is not in the case is named, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.main import main
from dosiscope.viewer.panels.checks_rows import check_rows
from support.data import case_dir
from support.opened import opened

if TYPE_CHECKING:
    import pytest


def test_check_names_the_geometric_plan_of_the_ihe_ro_set(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = case_dir("ihero-brto-equidistant")
    assert main(["check", str(folder)]) == 1
    assert (
        'Not in this case: RT Plan "RT-Plan": the plan shown is "Dosimetric Plan".'
        in capsys.readouterr().out
    )
    (one,) = opened(folder).outside
    assert one.label == "RT-Plan"


def test_the_checks_panel_names_it() -> None:
    rows = check_rows(opened(case_dir("ihero-brto-equidistant")), ())
    assert any('Not in this case: RT Plan "RT-Plan"' in row.message for row in rows)


def test_check_tells_structure_sets_of_one_label_apart(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["check", str(case_dir("nelms-dvh"))])
    for case in capsys.readouterr().out.split("\n\n")[1:]:
        told = [line for line in case.splitlines() if "Not in this case" in line]
        assert len(set(told)) == len(told) == 9
