"""The words about a second image: what it is, how it is laid over, by what it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.language import in_quotes, tr
from dosiscope.core.text import date_text, in_row, number_text, typed_number
from dosiscope.viewer.picture_text import window_numbers
from dosiscope.viewer.second_look import Laying

if TYPE_CHECKING:
    from dosiscope.core.second_image import SecondImage
    from dosiscope.viewer.review import Point, Review, ViewState

MARK = tr("2nd")  # before values and windows of it


def name_of(second: SecondImage) -> str:
    """Return modality, series description and date."""
    header = second.volume.header
    label = in_quotes(header.series_description) if header.series_description else ""
    date = header.series_date or header.study_date
    when = tr("of {date}", date=date_text(date)) if date else ""
    return in_row(" ", filter(None, (second.volume.noun, label, when)))


def laying_text(review: Review) -> str:
    """Return how it is laid over: "blended, 40 %"."""
    look = review.second
    if look.laying is Laying.CHECKERBOARD:
        return tr("checkerboard of {square} mm", square=typed_number(look.square))
    return tr("blended, {share} %", share=number_text(100 * look.share, 0))


def registration_text(second: SecondImage) -> str:
    """Return by which registration it lies there; "" where it needs none."""
    registration = second.registration
    if registration is None:
        return ""
    return tr(
        "by the registration {registration}: not part of the plan",
        registration=registration.name,
    )


def _short(second: SecondImage) -> str:
    registration = second.registration
    if registration is None:
        return ""
    if not registration.label:
        return tr("by a registration: not part of the plan")
    return tr(
        'by "{registration}": not part of the plan', registration=registration.label
    )


def second_words(view: ViewState, *, is_short: bool = False) -> tuple[str, ...]:
    """Return what is to be known where it is on a picture; () where it is not.

    First what it is; then what the eye could be wrong about.  ``is_short`` where there
    is little room, and a larger picture or a panel says the rest.
    """
    second = view.review.second.shown
    case = view.review.case
    if second is None or case is None or case.ct is None:
        return ()
    how = laying_text(view.review)
    told = [
        tr(
            "over the {modality}: {second}, {how}",
            modality=case.ct.noun,
            second=name_of(second),
            how=how,
        ),
        registration_text(second),
    ]
    if is_short:
        told = [f"{MARK} {second.volume.noun}, {how}", _short(second)]
    if not len(second.outline(view.plane)):
        told.append(tr("no {modality} image here", modality=second.volume.noun))
    return tuple(filter(None, told))


def window_words(review: Review, *, with_name: bool = False) -> tuple[str, str]:
    """Return its window, and its unit and colours, as of the base; "" without it.

    ``with_name`` of several pictures on a sheet, each of which says little: what it
    is, and by what it lies there.
    """
    second = review.second.shown
    if second is None:
        return "", ""
    look = review.second
    shown = f"{MARK} {window_numbers(look.window, look.grain)}"
    about = f"{second.volume.value_name}, {review.second.table}"
    if with_name:
        told = (name_of(second), registration_text(second))
        about = f"{about}: {', '.join(filter(None, told))}"
    return shown, about


def value_words(review: Review, point: Point) -> str:
    """Return its value at a point, or that there is none; "" without it."""
    second = review.second.shown
    if second is None:
        return ""
    value = float(second.sample(point))
    if value != value:
        return f"{MARK} {second.volume.noun}: {tr('no image here')}"
    return f"{MARK} {second.volume.value_text(value)}"
