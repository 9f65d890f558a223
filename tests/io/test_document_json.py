"""A report as plain values."""

from __future__ import annotations

from dosiscope.core.text import DASH, MINUS
from dosiscope.io.out.document_json import document_values
from support.documents import a_document


def column(key: str, heading: str, unit: str) -> dict[str, object]:
    """A column as JSON has it; here all are numbers that have a unit."""
    told = {"key": key, "heading": heading, "unit": unit}
    return {**told, "is_number": bool(unit)}


def test_all_that_the_document_says_with_whole_numbers() -> None:
    values = document_values(a_document())
    assert values.pop("sections") == [
        {
            "key": "plan",
            "title": "Plan",
            "blocks": [
                {
                    "facts": [
                        {"name": "Plan label", "text": "PTV"},
                        {"name": "MU", "text": "250.5", "value": 250.5},
                    ]
                }
            ],
        },
        {
            "key": "plan check",
            "title": "DVH & goals",
            "blocks": [
                {"text": "Of PTV."},
                {"figure": "dvh plot", "caption": "DVH of PTV"},
                {"figure": "axial", "caption": "Axial"},
                {
                    "table": "dvh",
                    "title": "DVH",
                    "columns": [
                        column("name", "Structure", ""),
                        column("D95%", "D95%", "Gy"),
                        column("mean", "Mean", "Gy"),
                    ],
                    "rows": [
                        [
                            {"text": "PTV"},
                            {"text": "57.12", "value": 57.1234567, "plus_minus": 0.25},
                            {"text": "≥ 60.00", "value": 60.0, "bound": "lower"},
                        ],
                        [
                            {"text": "Cord"},
                            {"text": DASH},
                            {"text": f"{MINUS}0.50", "value": -0.5},
                        ],
                        [{"text": "Lens"}, {"text": "no dose"}, {"text": DASH}],
                    ],
                    "note": "± is of the outline",
                },
                {
                    "table": "goals",
                    "title": "",
                    "columns": [
                        column("name", "Structure", ""),
                        column("D95%", "D95%", "Gy"),
                        column("mean", "Mean", "Gy"),
                    ],
                    "rows": [],
                    "note": "No goals.",
                },
            ],
        },
    ]
    assert values == {
        "title": "Plan review",
        "identity": "identity left out",
        "subject": '"Plan" 2024-01-02 …12.3',
        "made": "2026-01-02 03:04 +0000",
    }
