"""What makes a kind of object known: the only thing that asks for no kind by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header
    from dosiscope.core.inventory import Entry
    from dosiscope.core.kinds import Kind
    from dosiscope.core.not_shown import Unread
    from dosiscope.core.progress import PartSteps
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.files.note import Note
    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.io.kinds.parts import Parts

    Reading: TypeAlias = PartSteps[Parts, Sequence[Finding]]


class OutOfFrame(NamedTuple):
    """The outcomes where an object is not in the frame of reference of the case.

    It states ``none``, the ``anchor`` of the case states none, or it states an
    ``other``; and the outcome where the user has ``accepted`` that.
    """

    none: str
    anchor: str
    other: str
    accepted: str


def _no_finding(_parts: Parts) -> Sequence[Finding]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A kind of object, as its files are recognised and judged.

    Attributes
    ----------
    sop_classes
        UIDs of its SOP classes (PS3.4 B.5).
    modality
        What its objects state as Modality (PS3.3 C.7.3.1.1.1).
    out_of_frame
        Set where its objects must lie in the frame of reference of the case.
    related
        Returns what does not fit between its objects and the others that are shown.
    """

    kind: Kind
    sop_classes: tuple[str, ...]
    modality: str
    out_of_frame: OutOfFrame | None = None
    related: Callable[[Parts], Sequence[Finding]] = _no_finding


def nothing(_dataset: Dataset) -> Iterable[int]:
    """Return that an object needs no attribute besides those that all need."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectKind(Registration):
    """A kind of which every instance is an object of its own.

    Attributes
    ----------
    entry
        What lists and choices need of it, from its head.
    needed
        The attributes without which it was cut short.
    has_pixels
        Whether it has some, which may be compressed; a series of images has them.
    read
        Reads it into the parts of a case and returns what was noticed, with the parts
        so far as the ``part`` of its steps; None of a kind that is listed only.
    """

    entry: Callable[[Dataset, Header], Entry]
    needed: Callable[[Dataset], Iterable[int]] = nothing
    has_pixels: bool = False
    read: Callable[[Entry, DicomFile, Parts], Reading] | None = None


class SeriesImage(Protocol):
    """The head of one image of a series."""

    @property
    def uid(self) -> str:
        """SOP Instance UID of its file."""

    @property
    def name(self) -> str:
        """By what it is referred to: the UID, of a frame with its number."""

    @property
    def names(self) -> tuple[str, ...]:
        """By all that references may mean it: its name, and the UIDs it goes by."""

    @property
    def path(self) -> str:
        """Path of the file."""

    @property
    def header(self) -> Header:
        """What it shares with all objects; of a series without an instance's UID."""

    @property
    def position(self) -> tuple[float, float, float]:
        """Of its first pixel in patient coordinates, mm."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was unusual about the file."""


Image = TypeVar("Image", bound=SeriesImage)


def _as_it_is(_images: Sequence[Image], _named: frozenset[str]) -> tuple[str, ...]:
    return ()


def _one_volume(images: Sequence[Image]) -> Sequence[tuple[Sequence[Image], str]]:
    """Return all images of a series as one object."""
    return ((images, ""),)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesKind(Registration, Generic[Image]):
    """A kind of which a series of images is one object.

    Attributes
    ----------
    images
        The heads of the images of one file, given one of its series, if there is one.
    stacks
        The images of a series by the objects that they make, with the words that tell
        these apart; where it is several, the user may choose.
    volume
        The names of those images that are the object, given those that a structure set
        names; () where that makes no difference.
    read
        As that of `ObjectKind`; it is given what remains to be read then.
    """

    images: Callable[[DicomFile, Image | None], Sequence[Image]]
    stacks: Callable[[Sequence[Image]], Sequence[tuple[Sequence[Image], str]]] = (
        _one_volume
    )
    volume: Callable[[Sequence[Image], frozenset[str]], tuple[str, ...]] = _as_it_is
    read: (
        Callable[[Entry, Sequence[Image], Parts, tuple[Unread, ...]], Reading] | None
    ) = None
