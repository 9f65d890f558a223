"""What is said of an RT Image: in its panel, on its picture, in reports."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dosiscope.core.beam_words import beam_name
from dosiscope.core.language import tr
from dosiscope.core.rt_image_beam import beam_of
from dosiscope.core.text import mm_number, moment_text, trimmed, uid_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.plan import Plan
    from dosiscope.core.rt_image import RtImage

_CROSS = "\N{MULTIPLICATION SIGN}"


def image_name(image: RtImage) -> str:
    """Return what it is called: label and what it is of, "B1 · DRR".

    Portal images have a fourth value of Image Type: ACQUIRED_DOSE, PREDICTED_DOSE.
    """
    parts = (image.label or tr("(no label)"), *image.image_type[2:4])
    return " · ".join(filter(None, parts))


def names_apart(images: Sequence[RtImage]) -> list[str]:
    """Return their names; where some are alike with when, and with the end of a UID."""
    names = [image_name(one) for one in images]
    moments = [taken_text(one) for one in images]
    alike = Counter(names)
    uids: dict[tuple[str, str], list[str]] = {}
    for one, *told in zip(images, names, moments, strict=True):
        uids.setdefault((told[0], told[1]), []).append(one.header.uid)
    found = []
    for one, name, moment in zip(images, names, moments, strict=True):
        others = uids[name, moment]
        tail = uid_tail(one.header.uid, others) if len(others) > 1 else ""
        parts = (name, moment if alike[name] > 1 else "", tail)
        found.append(" · ".join(filter(None, parts)))
    return found


def taken_text(image: RtImage) -> str:
    """Return when it was taken or made, else when its file was; "" for neither."""
    if image.date:
        return moment_text(image.date, image.time)
    header = image.header
    if header.creation_date:
        when = moment_text(header.creation_date, header.creation_time)
        return tr("written {when}", when=when)
    return ""


def of_beam_text(image: RtImage, plan: Plan | None) -> str:
    """Return which beam of which plan it is of, as far as it says."""
    beam = beam_of(image, plan)
    if beam is not None:
        named = beam_name(beam)
    elif image.beam_number is None:
        named = tr("names no beam")
    else:
        named = tr("Beam {number}", number=image.beam_number)
    parts = [named]
    if plan is not None and image.plan_uid == plan.header.uid:
        parts.append(
            tr("plan {label}", label=plan.label)
            if plan.label
            else tr("plan without a label")
        )
    else:
        why = tr("names no plan") if not image.plan_uid else tr("its plan is not shown")
        parts.append(why)
    if image.fraction is not None:
        parts.append(tr("fraction {fraction}", fraction=image.fraction))
    return " · ".join(parts)


def angles_text(image: RtImage) -> str:
    """Return gantry, collimator and couch, each that is stated."""
    stated = (
        (tr("gantry"), image.gantry),
        (tr("collimator"), image.collimator),
        (tr("couch"), image.couch),
        (tr("table top eccentric"), image.eccentric or None),
        (tr("table top pitch"), image.pitch or None),
        (tr("table top roll"), image.roll or None),
        (tr("gantry pitch"), image.gantry_pitch or None),
    )
    return " · ".join(
        f"{name} {trimmed(angle, 1)}°" for name, angle in stated if angle is not None
    )


def scale_text(image: RtImage) -> str:
    """Return how it is scaled to the isocentre, or why it is not."""
    if image.why_not_scaled:
        return tr("Not scaled: {why}", why=image.why_not_scaled)
    return tr(
        "SID {sid} mm, SAD {sad} mm: {cross} {scale:.4f} at the isocentre",
        sid=trimmed(image.sid, 1),
        sad=trimmed(image.sad, 1),
        cross=_CROSS,
        scale=image.scale,
    )


def extent_text(image: RtImage) -> str:
    """Return from where to where it reaches at the isocentre; "" if not scaled."""
    if image.why_not_scaled:
        return ""
    left, right, top, bottom = map(mm_number, image.extent)
    return tr(
        "x {left} to {right}, y {bottom} to {top}",
        left=left,
        right=right,
        bottom=bottom,
        top=top,
    )
