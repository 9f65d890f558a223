"""What the window says of a case when it is opened, and what it offers to do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dosiscope.core.language import tr
from dosiscope.core.rivals import companion_notes
from dosiscope.core.text import counted

if TYPE_CHECKING:
    from dosiscope.app.session import Session
    from dosiscope.core.case import Case
    from dosiscope.viewer.widgets.notice import Notice


def tell(notice: Notice, case: Case, session: Session) -> None:
    """Say what arrived and is missing, what companions have, and what is offered.

    That is where all contours lie beside the images by one Δz.
    """
    shifting, sentences = session.shifting, [one.text for one in case.missing]
    is_news = bool(session.news) and not sentences
    sentences = [*filter(None, (session.news,)), *sentences]
    sentences += companion_notes(case, *case.companions)
    if shifting.is_on:
        sentences.append(
            tr(
                "As you asked, contours are shown and measured on the nearest "
                "slice; the file has them {offset} off.",
                offset=shifting.offset,
            )
        )
    elif shifting.is_offered:
        sentences.append(
            tr(
                "All contours lie {offset} off the image planes and are drawn "
                "there, not on the images.",
                offset=shifting.offset,
            )
        )
    show = notice.show_note if is_news else notice.show_caution
    show(" ".join(sentences))  # nothing to say takes away the last
    if shifting.is_on:
        notice.offer(tr("Undo"), lambda: session.shift_structures(False))
    elif shifting.is_offered:
        notice.offer(shifting.words, session.shift_structures)


def contents_text(case: Case) -> str:
    """Return how many objects of which kind a case and its companions have."""
    plans = [one for one in (case, *case.companions) if one.plan is not None]
    structures = case.structure_set.rois if case.structure_set else ()
    along = Counter(one.header.kind for one in case.along)
    told = [kind.counted(count) for kind, count in along.items()]
    if not case.is_of_along_alone:
        told = [
            counted(len(case.ct.image_uids) if case.ct else 0, "image"),
            counted(len(structures), "structure"),
            counted(len(plans), "plan"),
            counted(len(case.every_dose), "dose"),
            *told,
        ]
    return " · ".join(told)
