"""The findings about one object, collected while it is read or checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.findings import Finding
from dosiscope.core.gathering import gathered
from dosiscope.core.language import tr
from dosiscope.core.reason import fields_of
from dosiscope.core.rules import verdict
from dosiscope.core.text import listed
from dosiscope.io.files.dictionary import attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dosiscope.core.header import Header
    from dosiscope.core.reason import Reason


class Remarks:
    """Collects the findings about one object.

    Attributes
    ----------
    found
        The findings so far, in the order they were made.
    """

    def __init__(self, header: Header) -> None:
        self._kind = str(header.kind)
        self._uid = header.uid
        self._file = header.files[0] if header.files else ""
        self.found: list[Finding] = []

    def add(
        self,
        key: str,
        *,
        tag: int | None = None,
        found: str = "",
        expected: str = "",
        roi: int | None = None,
        z: float | None = None,
        several: bool = False,
        **values: object,
    ) -> None:
        """Note one finding; see `Finding` for the meaning of the parts.

        ``key`` is that of the outcome in the table of rules: what follows from it
        stands there, and the sentence too.  Its fields are ``found``, ``expected``,
        ``roi``, ``z``, the kind of ``object``, and the ``values``.  ``several`` takes
        the sentence about several.
        """
        self.found.append(
            Finding(
                outcome=verdict(key),
                fields=fields_of(values),
                is_of_several=several,
                object_kind=self._kind,
                object_uid=self._uid,
                roi=roi,
                z=z,
                attribute=None if tag is None else attribute(tag),
                found=found,
                expected=expected,
                file=self._file,
            )
        )

    def add_empty(self, key: str, tag: int, **values: Any) -> None:
        """Note an attribute without a value, as `add` does."""
        self.add(key, tag=tag, found=tr("nothing"), expected=tr("a value"), **values)

    def lack(self, key: str, stated: Iterable[tuple[int, str, str]]) -> None:
        """Note in one finding all that is not stated: of (tag, value, its name).

        The sentence lists the names as ``what``.
        """
        missing = [(tag, name) for tag, value, name in stated if not value]
        if missing:
            what = listed(name for _, name in missing)
            self.add_empty(key, missing[0][0], what=what)

    def withhold(
        self,
        key: str,
        *,
        found: str,
        expected: str,
        roi: int | None = None,
        **rest: Any,
    ) -> Reason:
        """Note a finding as `add` does, and return its reason."""
        self.add(key, found=found, expected=expected, roi=roi, **rest)
        return self.found[-1].reason

    def gather(self, names: Mapping[int, str]) -> None:
        """Make one finding of those that tell the same of several ROIs.

        ``names`` are those of the ROIs by number; see `gathered`.
        """
        self.found[:] = gathered(self.found, names)
