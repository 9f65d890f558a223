"""Values of the domain are made by name: many in order cannot be told apart."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil

import pytest

import dosiscope.core

IN_ORDER = 3  # fields that may be given without their names


def domain() -> dict[str, type]:
    modules = pkgutil.walk_packages(dosiscope.core.__path__, "dosiscope.core.")
    return {
        f"{module.name}.{name}": value
        for module in modules
        for name, value in vars(importlib.import_module(module.name)).items()
        if isinstance(value, type)
        and value.__module__ == module.name
        and (dataclasses.is_dataclass(value) or hasattr(value, "_fields"))
        and not name.startswith("_")
    }


@pytest.mark.parametrize("name", domain())
def test_at_most_three_fields_are_given_in_order(name: str) -> None:
    """What identifies a value or reads in one order (a name and its ID) may be."""
    value = domain()[name]
    if not dataclasses.is_dataclass(value):  # a named tuple: all of them
        assert len(vars(value)["_fields"]) <= IN_ORDER
        return
    fields = dataclasses.fields(value)
    in_order = [field.name for field in fields if field.init and not field.kw_only]
    assert len(in_order) <= IN_ORDER, in_order
