"""Takes down what the DVH panel shows, and shows it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.dvh.choice import DvhChoice
from dosiscope.core.dvh.metrics import MetricError, parse_metric
from dosiscope.core.language import tr
from dosiscope.core.sidecar.view import KeptDvh
from dosiscope.viewer.dvh.scale import Scale
from dosiscope.viewer.kept.showing import KeptViewError

if TYPE_CHECKING:
    from dosiscope.viewer.dvh.panel import DvhPanel

MOST_METRICS: Final = 100  # far more than a person reads


def dvh_of(panel: DvhPanel, choice: DvhChoice) -> KeptDvh:
    """Return what it shows, with how its DVHs are made."""
    scale, bar = panel.scale, panel.bar
    return KeptDvh(
        differential=scale.differential,
        percent_dose=scale.percent_dose,
        percent_volume=scale.percent_volume,
        differences=bar.compare.isChecked(),
        a_minus_b=bar.against.isChecked(),
        band=bar.band.isChecked(),
        metrics=panel.metrics,
        end_rule=choice.end_rule,
        smooth=choice.smooth,
        cubic_dose=choice.cubic_dose,
    )


def check_dvh(kept: KeptDvh) -> None:
    """Refuse what is no metric.

    Raises
    ------
    KeptViewError
        It names one that is not known, or more than a table can hold.
    """
    if len(kept.metrics) > MOST_METRICS:
        raise KeptViewError(
            tr(
                "its DVH has {n} metrics; {most} at most are shown",
                n=len(kept.metrics),
                most=MOST_METRICS,
            )
        )
    for text in kept.metrics:
        try:
            parse_metric(text)
        except MetricError as error:
            raise KeptViewError(tr("of its DVH: {why}", why=error)) from None


def choice_of(kept: KeptDvh) -> DvhChoice:
    """Return how DVHs are made."""
    return DvhChoice(
        end_rule=kept.end_rule, smooth=kept.smooth, cubic_dose=kept.cubic_dose
    )


def scale_of(kept: KeptDvh) -> Scale:
    """Return what the axes show."""
    return Scale(
        differential=kept.differential,
        percent_dose=kept.percent_dose,
        percent_volume=kept.percent_volume,
    )


def show_dvh(panel: DvhPanel, kept: KeptDvh) -> None:
    """Show what was seen of the DVHs."""
    panel.set_choice(choice_of(kept))
    panel.set_metrics(list(kept.metrics))
    panel.set_scale(
        differential=kept.differential,
        percent_dose=kept.percent_dose,
        percent_volume=kept.percent_volume,
    )
    bar = panel.bar
    for chip, is_on in (
        (bar.compare, kept.differences),
        (bar.against, kept.a_minus_b),
        (bar.band, kept.band),
    ):
        chip.setChecked(is_on)
