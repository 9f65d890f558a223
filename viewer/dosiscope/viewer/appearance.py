"""How a case is looked at: window, isodose levels, colour wash and overlays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dosiscope.core.dose import DoseUnits
from dosiscope.core.grey_window import usual_window, window_grain
from dosiscope.core.isodose import (
    AROUND,
    Dash,
    is_peaked_above,
    is_proportionate,
    percent_of,
    stated_reference,
)
from dosiscope.resources.colour_tables import DEFAULT
from dosiscope.resources.presets import (
    default_levels,
    level_colours_of,
    level_dash,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.isodose import RGB, Level, Reference
    from dosiscope.core.plan import Plan
    from dosiscope.resources.palettes import Palette

WASH_OPACITY = 0.4
WASH_OPACITY_ON_BLACK = 0.9  # there is no CT to see through it
# the legend says the same; on the lines it takes a fifth of a step, and room
_AT_FIRST_OFF = frozenset(("isodose_labels",))


class Appearance(QObject):
    """The part of a review that does not say what is seen, but how.

    Attributes
    ----------
    level_palette
        Whose colours isodoses have in place of the usual ones; it outlives a case.
    has_level_dashes
        Whether their lines are told apart by dashes; it outlives a case.
    """

    window_changed = Signal()
    levels_changed = Signal()  # isodose levels or the reference dose
    wash_changed = Signal()  # range, threshold, opacity, colour table
    overlays_changed = Signal()  # which overlays are shown

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._level_colours: Mapping[RGB, RGB] = {}  # in a palette, by the usual ones
        self.level_palette: Palette | None = None
        self.has_level_dashes = False
        self.reset(on_black=False)

    def reset(self, *, on_black: bool) -> None:
        """Begin anew, without a dose; ``on_black`` where there is no CT."""
        self._dose: Dose | None = None
        self._plan: Plan | None = None
        self._usual_window = self._window = usual_window(None)
        self._grain = 1.0
        self._levels: tuple[Level, ...] = ()
        self._reference: Reference | None = None
        # those of other plans and made doses, by what they are of
        self._references: dict[str, Reference | None] = {}
        self._of = ""
        self._wash_range = (0.0, 1.0)
        self._wash_before: tuple[float, float] | None = None
        self._on_black = on_black
        self._wash_opacity = self._usual_opacity
        self._wash_table = DEFAULT
        self._switched_off = _AT_FIRST_OFF
        self._all_hidden = False
        self._slab = 0.0

    # --- the dose that is looked at ------------------------------------------------

    def begin(self, dose: Dose, plan: Plan | None) -> None:
        """Take the first dose of a case, and the reference that its plan states."""
        self._references, self._of = {}, _of_what(dose, plan)
        self._reference = stated_reference(plan, dose)
        self.take(dose, plan)

    def take(self, dose: Dose, plan: Plan | None) -> None:
        """Take another dose: what the user has not chosen suits it."""
        chosen = bool(self._levels) and self._levels != self.usual_levels()
        self._dose, self._plan = dose, plan
        self._take_reference()
        if self._reference is not None and dose.units is not DoseUnits.GY:
            self._reference = None  # its 100 % is in Gy
        self._wash_range, self._wash_before = self.usual_wash(), None
        if self._reference is None or not chosen:
            self._levels = self.usual_levels()

    def take_more(self, dose: Dose, plan: Plan | None) -> None:
        """Take more of the dose that is shown, or its plan, where they come after it.

        What is 100 %, levels and wash are then as if it had been there, as far as
        nobody has chosen them.
        """
        shown, before = self._dose, self._plan
        if shown is None or (dose is shown and plan is before):
            return
        if self._reference != stated_reference(before, shown):
            self._dose, self._plan, self._of = dose, plan, _of_what(dose, plan)
            return
        wash, hot, is_usual = self._wash_range, self._wash_before, self._has_usual_wash
        if self._levels == self.usual_levels():
            self._levels = ()  # nobody chose them
        self.begin(dose, plan)
        if not is_usual:
            self._wash_range, self._wash_before = wash, hot
        self.levels_changed.emit()
        self.wash_changed.emit()

    @property
    def _has_usual_wash(self) -> bool:
        return self._wash_before is None and self._wash_range == self.usual_wash()

    def take_ground(self, *, on_black: bool) -> None:
        """Take whether there are images; a wash that nobody changed shows them."""
        is_usual = self._wash_opacity == self._usual_opacity
        self._on_black = on_black
        if is_usual and self._wash_opacity != self._usual_opacity:
            self._wash_opacity = self._usual_opacity
            self.wash_changed.emit()

    @property
    def _usual_opacity(self) -> float:
        return WASH_OPACITY_ON_BLACK if self._on_black else WASH_OPACITY

    def _take_reference(self) -> None:
        """Take what is 100 % of the doses of another plan, or of a made one.

        A dose that is made has none before the user names one: no plan prescribes it.
        What was typed holds for the doses of all plans.
        """
        dose, of = self._dose, self._of
        if dose is None or of == (now := _of_what(dose, self._plan)):
            return
        before = self._references[of] = self._reference
        self._of = now
        if now in self._references:
            self._reference = self._references[now]
        elif dose.made is not None or before is None or before.stated is not None:
            self._reference = stated_reference(self._plan, dose)

    def usual_levels(self) -> tuple[Level, ...]:
        """Levels to start with: % of a reference that suits the dose, else doses."""
        if self._dose is None:
            return ()
        reference = self._reference
        suits = reference is not None and (
            is_proportionate(reference, self._dose) or self._is_peaked(reference)
        )
        usual = default_levels(reference if suits else None, self._dose.maximum)
        return tuple(map(self._dressed, usual))

    def usual_wash(self) -> tuple[float, float]:
        """Return the range of the wash to start with, in the unit of the dose."""
        if self._dose is None:
            return (0.0, 1.0)
        top, reference = self._dose.maximum, self._reference
        if reference is not None and self._is_peaked(reference):
            low, high = (times * reference.gray for times in AROUND)
            return low, high
        return (0.2 * top, 1.0 * top)

    def _is_peaked(self, reference: Reference) -> bool:
        return self._dose is not None and is_peaked_above(
            reference, self._dose, self._plan
        )

    # --- window, isodoses, wash --------------------------------------------------

    @property
    def window(self) -> tuple[float, float]:
        """Window centre and width, in HU or what the values of the images are."""
        return self._window

    @property
    def grain(self) -> float:
        """The least width of a window, and the step in which it is set."""
        return self._grain

    @property
    def is_window_usual(self) -> bool:
        """Whether the window is that with which the images are shown at first."""
        return self._window == self._usual_window

    def take_images(self, ct: Ct | None) -> None:
        """Take the images, or more of them: a window that nobody chose suits them."""
        is_usual, self._usual_window = self.is_window_usual, usual_window(ct)
        self._grain = window_grain(ct, self._usual_window[1])
        if is_usual and self._window != self._usual_window:
            self._window = self._usual_window
            self.window_changed.emit()

    def set_window(self, centre: float, width: float) -> None:
        """Set the window."""
        value = (float(centre), max(float(width), self._grain))
        if value != self._window:
            self._window = value
            self.window_changed.emit()

    @property
    def levels(self) -> tuple[Level, ...]:
        """Isodose levels."""
        return self._levels

    def set_levels(self, levels: Iterable[Level]) -> None:
        """Replace the isodose levels."""
        levels = tuple(map(self._dressed, levels))
        if levels != self._levels:
            self._levels = levels
            self.levels_changed.emit()

    # --- how isodoses are told apart -----------------------------------------------

    def set_level_look(self, palette: Palette | None, *, dashes: bool) -> None:
        """Give isodoses the colours of a palette, and dashes; None: the usual colours.

        What has a colour or dashes that the user chose keeps them.  It outlives a
        case.
        """
        plain = self.plain_levels
        self._level_colours = {} if palette is None else level_colours_of(palette)
        self.level_palette, self.has_level_dashes = palette, dashes
        self.set_levels(plain)

    @property
    def plain_levels(self) -> tuple[Level, ...]:
        """Isodose levels in the colours and dashes that they have without a palette."""
        return tuple(map(self._plain, self._levels))

    def _dressed(self, level: Level) -> Level:
        colour = self._level_colours.get(level.colour, level.colour)
        dash = level.dash
        if self.has_level_dashes and dash is Dash.SOLID:
            dash = level_dash(percent_of(level, self._dose, self._reference))
        return replace(level, colour=colour, dash=dash)

    def _plain(self, level: Level) -> Level:
        usual = {own: usual for usual, own in self._level_colours.items()}
        colour, dash = usual.get(level.colour, level.colour), level.dash
        percent = percent_of(level, self._dose, self._reference)
        if self.has_level_dashes and dash is level_dash(percent):
            dash = Dash.SOLID
        return replace(level, colour=colour, dash=dash)

    @property
    def reference(self) -> Reference | None:
        """The dose that is 100 %; None: levels and read-outs are in Gy only."""
        return self._reference

    def set_reference(self, reference: Reference | None) -> None:
        """Name the dose that is 100 %; levels and wash the user has not chosen follow.

        Without one, levels in % keep their dose.
        """
        are_usual = self._levels == self.usual_levels()
        is_usual = self._wash_range == self.usual_wash()
        is_hot = self.is_hot_only
        if reference is None:
            doses = [(level, level.dose(self._reference)) for level in self._levels]
            self._levels = tuple(
                replace(level, value=dose, is_percent=False)
                for level, dose in doses
                if dose is not None
            )
        self._reference = reference
        if reference is not None and are_usual:
            self._levels = self.usual_levels()
        self.levels_changed.emit()
        if is_hot and self.hot_range() is not None:
            self.set_hot_only(True)
            return
        low, high = self.usual_wash()
        if is_usual and self._wash_range != (low, high):
            self.set_wash(low=low, high=high)

    @property
    def wash_range(self) -> tuple[float, float]:
        """Doses of the lower and upper end of the colour wash; below: no colour."""
        return self._wash_range

    def hot_range(self) -> tuple[float, float] | None:
        """Return from where to where the wash shows hot spots alone.

        From the reference dose to the maximum; None where nothing is above it.
        """
        dose, reference = self._dose, self._reference
        if dose is None or reference is None or not dose.maximum > reference.gray:
            return None
        return reference.gray, dose.maximum

    @property
    def is_hot_only(self) -> bool:
        """Whether the wash shows what is above the reference dose, and no more."""
        return self._wash_before is not None

    @property
    def range_before_hot(self) -> tuple[float, float] | None:
        """The range that comes back after hot spots alone; None while all is shown."""
        return self._wash_before

    def set_hot_only(self, on: bool) -> None:
        """Colour only what is above the reference dose, or what was coloured before."""
        hot, before = self.hot_range(), self._wash_before
        if on and hot is not None:
            before = self._wash_range if before is None else before
            self.set_wash(low=hot[0], high=hot[1])
            self._wash_before = before
            self.wash_changed.emit()
        elif not on and before is not None:
            self.set_wash(low=before[0], high=before[1])

    @property
    def wash_opacity(self) -> float:
        """Opacity of the colour wash, 0..1."""
        return self._wash_opacity

    @property
    def wash_table(self) -> str:
        """Name of its colour table (resources/presets)."""
        return self._wash_table

    def set_wash(
        self,
        *,
        low: float | None = None,
        high: float | None = None,
        opacity: float | None = None,
        table: str | None = None,
    ) -> None:
        """Change any part of the colour wash; with another range it is that."""
        if low is not None or high is not None:
            self._wash_before = None
        self._wash_range = (
            self._wash_range[0] if low is None else low,
            self._wash_range[1] if high is None else high,
        )
        if opacity is not None:
            self._wash_opacity = min(max(opacity, 0.0), 1.0)
        if table is not None:
            self._wash_table = table
        self.wash_changed.emit()

    @property
    def slab(self) -> float:
        """How far (mm) around a plane the highest dose is shown; 0: only its own."""
        return self._slab

    def set_slab(self, half: float) -> None:
        """Show the maximum dose of slabs, or, 0, the dose in the planes."""
        if half != self._slab:
            self._slab = half
            self.overlays_changed.emit()

    # --- overlays ----------------------------------------------------------------

    def is_shown(self, overlay: str) -> bool:
        """Whether an overlay is shown: contours, wash, isodoses, points, ..."""
        is_hidden = self._all_hidden and overlay != "annotations"
        return self.is_switched_on(overlay) and not is_hidden

    def is_switched_on(self, overlay: str) -> bool:
        """Whether an overlay is switched on, even while a key hides it."""
        return overlay not in self._switched_off

    def set_shown(self, overlay: str, shown: bool) -> None:
        """Switch an overlay."""
        if self.is_switched_on(overlay) != shown:
            self._switched_off ^= {overlay}
            self.overlays_changed.emit()

    @property
    def switched_off(self) -> frozenset[str]:
        """The overlays that are switched off."""
        return self._switched_off

    def switch_off_only(self, overlays: Iterable[str]) -> None:
        """Switch these overlays off and all others on."""
        off = frozenset(overlays)
        if off != self._switched_off:
            self._switched_off = off
            self.overlays_changed.emit()

    def toggle(self, overlay: str) -> None:
        """Switch an overlay to its other state."""
        self.set_shown(overlay, not self.is_switched_on(overlay))

    def hide_all(self, hidden: bool) -> None:
        """Hide every overlay for as long as a key is held."""
        if hidden != self._all_hidden:
            self._all_hidden = hidden
            self.overlays_changed.emit()


def _of_what(dose: Dose, plan: Plan | None) -> str:
    """Return by which it is kept what is 100 %: a plan for all its doses."""
    if dose.made is not None:
        return dose.key
    return plan.header.sop_instance_uid if plan is not None else ""
