"""What the command line says of a kind: its findings and what it measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest

from support.command_line import run_json

if TYPE_CHECKING:
    from pathlib import Path

# of one cause: more is a flood
MOST: Final = 6

# the phantom's truth: area times the planes' reach, cm3; of circles drawn as 360 chords
BODY, PTV, CORD = 570.17, 21.205, 6.786
# mean dose of the PTV, Gy: the bell over a cylinder in closed form
PTV_MEAN: Final = 57.14


@dataclass(frozen=True)
class Outcome:
    """What `check` and `dvh` say.

    Attributes
    ----------
    status
        Of `check`.
    findings
        Those about files and those of the first case.
    rois
        What `dvh` measures, by name; of one name the last.
    """

    status: int
    findings: tuple[dict[str, Any], ...]
    cases: int
    rois: dict[str, dict[str, Any]]
    error: str

    def assert_whole(self) -> None:
        """Assert that the phantom is measured as its closed forms have it."""
        truth = {"BODY": BODY, "PTV": PTV, "CORD": CORD}
        found = {name: self.volume(name) for name in truth}
        assert found == pytest.approx(truth, rel=1e-3)
        assert self.mean("PTV") == pytest.approx(PTV_MEAN, abs=0.02)

    def assert_without(self, *names: str) -> None:
        """Assert that the PTV is measured and these ROIs are not."""
        assert self.volume("PTV") == pytest.approx(PTV, rel=1e-3)
        assert [self.volume(name) for name in names] == [None] * len(names)

    def of(self, rule: str) -> list[dict[str, Any]]:
        """Return the findings of a rule."""
        return [one for one in self.findings if one["rule"].partition("/")[0] == rule]

    def message(self, rule: str) -> str:
        """Return the sentence of the only finding of a rule."""
        (one,) = self.of(rule)
        text: str = one["message"]
        return text

    def actions(self) -> set[str]:
        """Return what is done about the findings."""
        return {one["action"] for one in self.findings}

    def volume(self, name: str) -> float | None:
        """Return the volume of an ROI, cm3; None where it has none."""
        value: float | None = self.rois[name]["volume_cc"]
        return value

    def mean(self, name: str) -> float | None:
        """Return the mean dose of an ROI, Gy; None where it has none."""
        value: float | None = self.rois[name]["mean_gy"]
        return value


def outcome(
    capsys: pytest.CaptureFixture[str], folder: Path, *words: object
) -> Outcome:
    """Run `check` and `dvh` on a folder; never more findings than `MOST`."""
    status, checked = run_json(capsys, "check", folder, *words)
    cases = checked["cases"]
    findings = (*checked["findings"], *(cases[0]["findings"] if cases else ()))
    assert len(findings) <= MOST, [one["message"] for one in findings]
    _, measured = run_json(capsys, "dvh", folder, *words)
    return Outcome(
        status=status,
        findings=findings,
        cases=len(cases),
        rois={one["name"]: one for one in measured.get("rois", ())},
        error=measured.get("error", ""),
    )
