"""The template in use: what it is called once it is saved."""

from __future__ import annotations

from pathlib import Path

from dosiscope.app.goals_in_use import NEW_NAME, GoalsInUse
from dosiscope.core.goals.goals_csv import parse_goals
from dosiscope.core.identity import anonymous

TEMPLATE = parse_goals("structure;metric;op;goal\nCord;Max[Gy];<=;45\n", NEW_NAME)


def test_the_name_of_the_file_it_was_saved_to_may_tell_a_patient() -> None:
    in_use = GoalsInUse()
    in_use.use(TEMPLATE)
    in_use.take_saved(Path("Doe_Jane.csv"))
    assert in_use.template is not None
    assert in_use.template.name == "Doe_Jane"
    assert "Doe" not in anonymous(in_use.template.name)
