"""Which structures of a case are shown, how, and what is drawn of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dosiscope.core.contours.modes import on_planes
from dosiscope.core.isodose import Dash
from dosiscope.core.language import tr
from dosiscope.resources.presets import fallback_colour
from dosiscope.viewer.roi_shapes import RoiShapes
from dosiscope.viewer.roi_style import RoiStyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dosiscope.core.case import Case
    from dosiscope.core.contours.graph import ContourGraph, Ghost
    from dosiscope.core.contours.outlines import NearOutline, Outlines
    from dosiscope.core.isodose import RGB
    from dosiscope.core.structures import Roi
    from dosiscope.resources.palettes import Palette


class RoiDisplay(QObject):
    """The part of a review that belongs to the structures.

    Attributes
    ----------
    common_style
        How outlines are drawn of which nobody said otherwise; it outlives a case.
    palette
        Whose colours are shown in place of those of the file; it outlives a case.
    has_halo, has_names
        Whether every outline lies on a dark one, and has its name on it.
    """

    rois_changed = Signal()  # visibility or colours
    order_changed = Signal()  # of the list
    styles_changed = Signal()  # how outlines are drawn
    highlight_changed = Signal()  # the ROI pointed at in any view

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.common_style = RoiStyle()
        self.palette: Palette | None = None
        self.has_halo = self.has_names = False
        self.reset()

    def reset(self) -> None:
        """Begin anew, without a case."""
        self._case: Case | None = None
        self._hidden: frozenset[int] = frozenset()
        self._before_solo: frozenset[int] | None = None
        self._colours: dict[int, RGB] = {}
        self._chosen: set[int] = set()  # those whose colour the user has changed
        self._places: dict[int, int] = {}  # in the file
        self._styles: dict[int, RoiStyle] = {}
        self._order: tuple[int, ...] = ()
        self._highlight: int | None = None
        self._shapes = RoiShapes(None)
        self._on_images: dict[int, bool] = {}

    def take(self, case: Case | None, shapes: RoiShapes | None) -> None:
        """Take a case, or more of it; what the user has chosen stays.

        ``shapes`` are those of this case, if they have been made already.
        """
        if case is None or not case.has_same_solids(self._case):
            self._shapes = RoiShapes(case)
        self._case, self._shapes = case, shapes or self._shapes
        self._on_images = {}
        first = self._first_colours()
        self._places = {number: n for n, number in enumerate(first)}
        for number, colour in first.items():
            self._colours.setdefault(number, colour)

    def _first_colours(self) -> dict[int, RGB]:
        """Return the colours that the file states, else those by type."""
        structures = self._case.structure_set if self._case is not None else None
        rois = structures.rois if structures is not None else ()
        return {
            roi.number: roi.colour or fallback_colour(roi.interpreted_type, n)
            for n, roi in enumerate(rois)
        }

    @property
    def shapes(self) -> RoiShapes:
        """What is drawn of the structures of the case."""
        return self._shapes

    def restore_colours(self) -> None:
        """Go back to the colours of the file, or to those of the palette."""
        self._colours |= self._first_colours()
        self._chosen.clear()
        self.rois_changed.emit()

    def set_colours(self, colours: Mapping[int, RGB]) -> None:
        """Change the colours of ROIs for this session."""
        self._chosen |= {
            number
            for number, one in colours.items()
            if one != self.plain_colour(number)
        }
        self._colours |= colours
        self.rois_changed.emit()

    @property
    def rois(self) -> tuple[Roi, ...]:
        """The ROIs of the case, in the file's order or the user's."""
        if self._case is None or self._case.structure_set is None:
            return ()
        rois = self._case.structure_set.rois
        if not self._order:
            return rois
        place = {number: n for n, number in enumerate(self._order)}
        return tuple(sorted(rois, key=lambda roi: place.get(roi.number, len(place))))

    def move(self, number: int, other: int) -> None:
        """Put an ROI in the place of another in the list; those between close up."""
        order = [roi.number for roi in self.rois]
        at, to = order.index(number), order.index(other)
        if to != at:
            order.insert(to, order.pop(at))
            self._order = tuple(order)
            self._tell_order()

    def set_order(self, numbers: Iterable[int]) -> None:
        """List the ROIs in this order; those that are not named come last."""
        before, self._order = self.rois, tuple(numbers)
        if self.rois != before:
            self._tell_order()

    def restore_order(self) -> None:
        """Go back to the file's order."""
        if self._order:
            self._order = ()
            self._tell_order()

    def _tell_order(self) -> None:
        self.order_changed.emit()
        self.rois_changed.emit()

    def roi(self, number: int) -> Roi:
        """Return the ROI of this number, which must be there."""
        return self._shapes.roi(number)

    def is_visible(self, number: int) -> bool:
        """Whether an ROI is switched on and may be shown."""
        return number not in self._hidden and not any(
            r.number == number and r.withheld for r in self.rois
        )

    def is_switched_on(self, number: int) -> bool:
        """Whether an ROI is switched on, even where it may not be shown."""
        return number not in self._hidden

    @property
    def visible_rois(self) -> tuple[Roi, ...]:
        """The ROIs that are drawn."""
        return tuple(
            r for r in self.rois if r.number not in self._hidden and not r.withheld
        )

    def set_visible(self, numbers: Iterable[int], visible: bool) -> None:
        """Switch ROIs on or off."""
        numbers = frozenset(numbers)
        hidden = self._hidden - numbers if visible else self._hidden | numbers
        self._before_solo = None
        if hidden != self._hidden:
            self._hidden = hidden
            self.rois_changed.emit()

    def show_only(self, numbers: Iterable[int]) -> None:
        """Switch these ROIs on and all others off."""
        wanted = frozenset(numbers)
        self._before_solo = None
        self._hidden = frozenset(r.number for r in self.rois) - wanted
        self.rois_changed.emit()

    def solo(self, number: int) -> None:
        """Show this ROI alone; once more, what was shown before the first time."""
        alone = frozenset(r.number for r in self.rois) - {number}
        if self._before_solo is not None and self._hidden == alone:
            self._hidden, self._before_solo = self._before_solo, None
        else:
            if self._before_solo is None:
                self._before_solo = self._hidden
            self._hidden = alone
        self.rois_changed.emit()

    # --- how they are drawn ---------------------------------------------------------

    def style(self, number: int) -> RoiStyle:
        """Line and fill of an ROI: its own, else that of all.

        Where a palette has fewer colours than there are structures, those of one
        colour are told apart by dashes.
        """
        style = self._styles.get(number, self.common_style)
        if self.palette is None or number in self._styles or number in self._chosen:
            return style
        turn = self._places.get(number, 0) // len(self.palette.colours)
        dashes = tuple(Dash)
        if turn == 0 or style.dash is not Dash.SOLID:
            return style
        return replace(style, dash=dashes[turn % len(dashes)])

    def has_own_style(self, number: int) -> bool:
        """Whether an ROI is drawn in another way than all."""
        return number in self._styles

    def set_style(self, numbers: Iterable[int], style: RoiStyle) -> None:
        """Draw ROIs in another way."""
        self._styles |= dict.fromkeys(numbers, style)
        self.styles_changed.emit()

    def set_common_style(self, style: RoiStyle) -> None:
        """Draw all ROIs in a way, also those that had one of their own."""
        self.common_style = style
        self._styles.clear()
        self.styles_changed.emit()

    def set_halo(self, on: bool) -> None:
        """Draw every outline on a dark one, or not."""
        self.has_halo = on
        self.styles_changed.emit()

    def set_names(self, on: bool) -> None:
        """Write names on the outlines, or not."""
        self.has_names = on
        self.styles_changed.emit()

    def colour(self, number: int) -> RGB:
        """Colour of an ROI: the user's, that of the palette, the file's, or by type."""
        place = self._places.get(number)
        if self.palette is None or number in self._chosen or place is None:
            return self.plain_colour(number)
        return self.palette.colours[place % len(self.palette.colours)]

    def plain_colour(self, number: int) -> RGB:
        """Colour that an ROI has without a palette."""
        return self._colours.get(number, (200, 200, 200))

    def set_colour(self, number: int, colour: RGB) -> None:
        """Change the colour of an ROI for this session."""
        self._chosen.add(number)
        self._colours[number] = colour
        self.rois_changed.emit()

    def set_palette(self, palette: Palette | None) -> None:
        """Show other colours in place of those of the file; None: those of the file.

        What the user has given a colour keeps it.
        """
        if palette != self.palette:
            self.palette = palette
            self.rois_changed.emit()
            self.styles_changed.emit()

    @property
    def palette_text(self) -> str:
        """What is to be said of colours that are not the file's; "" where they are."""
        if self.palette is None:
            return ""
        return tr(
            "Colours of structures: {palette}, not those of the file",
            palette=tr(self.palette.name),
        )

    @property
    def highlight(self) -> int | None:
        """Number of the ROI pointed at in any view."""
        return self._highlight

    def set_highlight(self, number: int | None) -> None:
        """Point at an ROI; every view marks it."""
        if number != self._highlight:
            self._highlight = number
            self.highlight_changed.emit()

    def outlines(self, number: int) -> Outlines:
        """Contours of an ROI by plane; all views share one index, made when asked."""
        return self._shapes.outlines(number)

    def near(self, number: int, z: float) -> tuple[NearOutline, ...]:
        """Return what of an ROI is drawn on the plane ``z`` though it lies beside it.

        Without a CT every ROI that has no contour on the plane shows the one next to
        it, within half the distance of its own planes.
        """
        outlines = self.outlines(number)
        if self._case is not None and self._case.ct is not None:
            images = self._case.ct.geometry.z
            if number not in self._on_images:
                self._on_images[number] = bool(on_planes(outlines.z, images).all())
            if self._on_images[number]:
                return ()
            return outlines.near(z, images)
        one = outlines.nearest(z)
        return () if one is None else (one,)

    def graph(self, number: int) -> ContourGraph:
        """How the contours of an ROI are connected."""
        return self._shapes.graph(number)

    def ghosts(self, number: int) -> tuple[Ghost, ...]:
        """Return where a contour of an ROI is missing; none while it is being read."""
        if self._case is not None and self._case.unread:
            return ()
        return self.graph(number).ghosts
