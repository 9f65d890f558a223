"""What is said of rival plans that have objects of their own, once for all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.core.rivals import companion_notes
from dosiscope.core.stored_dvh import StoredDvh
from support.rivals import rival_case

if TYPE_CHECKING:
    from dosiscope.core.case import Case

STORED = StoredDvh(
    included=(1,),
    excluded=(),
    type="CUMULATIVE",
    dose_units="GY",
    dose_type="PHYSICAL",
    volume_units="CM3",
    scaling=1.0,
    widths=np.ones(2),
    volumes=np.array([2.0, 1.0]),
)
ALL = "measured in all doses are the structures of "


def companion(label: str, **more: Any) -> Case:
    (one,) = rival_case().companions
    assert one.plan is not None
    plan = replace(one.plan, label=label) if label else None
    return replace(one, **{"plan": plan, **more})


def own_set(label: str) -> Case:
    one = companion(label)
    its = one.structure_set
    assert its is not None
    header = replace(its.header, sop_instance_uid=f"1.9.{len(label)}")
    return replace(one, structure_set=replace(its, header=header, label=f"SS {label}"))


def test_what_is_so_of_several_is_said_once() -> None:
    case = rival_case()
    several = [companion(x, stored_dvhs=(STORED,) * 2) for x in ("A", "Bo", "Cee")]
    assert companion_notes(case, *several) == (
        "6 stored DVHs of the plans A, Bo and Cee are not shown: shown are those "
        "computed of all doses.",
    )


def test_what_is_stored_with_the_case_is_told_where_it_is() -> None:
    stored = replace(STORED, dose_label="PLAN dose")
    (note,) = companion_notes(
        replace(rival_case(), stored_dvhs=(STORED,)),
        companion("A", stored_dvhs=(stored,)),
        companion("B", stored_dvhs=()),
    )
    assert note == (
        "1 stored DVH of the plan A (PLAN dose) is not shown: shown are those stored "
        "with the case, and those computed of all doses."
    )


@pytest.mark.slow
def test_structure_sets_of_several() -> None:
    case = rival_case()
    assert case.structure_set is not None
    case = replace(case, structure_set=replace(case.structure_set, label="SS"))
    one, other = own_set("A"), own_set("Bo")
    assert companion_notes(case, one) == (
        f"The plan A has a structure set of its own, SS A: {ALL}SS.",
    )
    none = [companion(label, structure_set=None) for label in ("Cee", "", "")]
    assert companion_notes(case, one, other, *none) == (
        f"No structure set of the plan Cee and the 2 other plans is shown: {ALL}SS.",
        "The plans A and Bo have structure sets of their own, SS A and SS Bo: "
        f"{ALL}SS.",
    )


def test_images_of_several() -> None:
    case = rival_case()
    assert case.ct is not None
    ct = replace(case.ct, image_uids=tuple(f"9.{uid}" for uid in case.ct.image_uids))
    assert companion_notes(case, companion("A", ct=ct), companion("", ct=ct)) == (
        "The plan A and the other plan were made on other images of the same frame of "
        "reference: shown are those of the case.",
    )


def test_nothing_is_said_of_what_all_have_in_common() -> None:
    case = rival_case()
    assert companion_notes(case, *case.companions) == ()
    assert companion_notes(case) == ()
