"""Numbers of DVHs as files have them."""

from __future__ import annotations


def seven_figures(value: float | None) -> float | None:
    """Return seven figures, more than any DVH has; None for what is no number."""
    if value is None or not abs(value) < float("inf"):
        return None
    return float(f"{value:.7g}")


def seven_figures_text(value: float | None) -> str:
    """Return the same as text; "" for what is no number."""
    number = seven_figures(value)
    return "" if number is None else f"{number:.7g}"
