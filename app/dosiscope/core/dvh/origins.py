"""What tells stored DVHs apart: the RT Dose that holds each, and its place in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypedDict

from dosiscope.core.language import tr
from dosiscope.core.text import uid_tail

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dosiscope.core.stored_dvh import StoredDvh


class StoredObject(TypedDict):
    """An RT Dose that holds DVHs: its name, how many, and whether they are shown."""

    uid: str
    label: str
    count: int
    shown: bool


def sources_of(stored: Iterable[StoredDvh]) -> Mapping[str, str]:
    """Return the words for every RT Dose that holds DVHs, by its UID.

    The tail of the UID that no other has stands first: it is never cut.
    """
    labels = {one.dose_uid: one.dose_label for one in stored}
    return {
        uid: " ".join(word for word in (uid_tail(uid, labels), label) if word)
        for uid, label in labels.items()
    }


def objects_of(
    stored: Iterable[StoredDvh], chosen: str = "", *, is_shown: bool = True
) -> list[StoredObject]:
    """Return every RT Dose that holds DVHs as plain values for reports.

    ``chosen`` is the UID of the one that is shown; "" where all are, unless none
    ``is_shown``.
    """
    stored = tuple(stored)
    labels = {one.dose_uid: one.dose_label for one in stored}
    counts = Counter(one.dose_uid for one in stored)
    return [
        {
            "uid": uid,
            "label": label,
            "count": counts[uid],
            "shown": is_shown and chosen in ("", uid),
        }
        for uid, label in labels.items()
    ]


def origins_of(stored: Sequence[StoredDvh]) -> list[str]:
    """Return what tells each DVH from the others; "" where nothing needs to.

    That is the RT Dose where there are several, and the number among those that one
    RT Dose holds of the same ROIs.
    """
    sources = sources_of(stored)
    total = Counter(_of_what(one) for one in stored)
    seen: Counter[object] = Counter()
    origins = []
    for one in stored:
        what = _of_what(one)
        seen[what] += 1
        words = [sources[one.dose_uid]] if len(sources) > 1 else []
        if total[what] > 1:
            words.append(
                tr("{number} of {total}", number=seen[what], total=total[what])
            )
        origins.append(", ".join(words))
    return origins


def _of_what(stored: StoredDvh) -> tuple[object, ...]:
    return stored.dose_uid, frozenset(stored.included), frozenset(stored.excluded)
