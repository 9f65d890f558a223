"""Plays the control points of a beam, one after the other, as they are in the file."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSlider, QWidget

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.icons import set_icon
from dosiscope.viewer.widgets.buttons import quiet_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.viewer.shown_beam import ShownBeam

RATES: Final = (5, 10, 30)  # control points a second
_USUAL: Final = 1
_PLAY, _PAUSE = tr("Play (Space)"), tr("Pause (Space)")


class Player(QObject):
    """Goes on through the control points; nothing is put between two of them.

    A picture that takes longer than its time holds the next one back: none is left
    out.

    Attributes
    ----------
    changed
        It plays, or does no longer.
    """

    changed = Signal()

    def __init__(
        self,
        beam: ShownBeam,
        parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._beam, self._clock = beam, clock
        self.rate = RATES[_USUAL]
        self._is_playing = False
        self._due = 0.0  # when the next one is to be shown, s
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.step)
        beam.beam_changed.connect(self.stop)

    @property
    def is_playing(self) -> bool:
        """Whether control points follow one another."""
        return self._is_playing

    def toggle(self) -> None:
        """Play from here, at the end from the first one; or stop."""
        if self.is_playing:
            self.stop()
            return
        if self._beam.points < 2:
            return
        if self._beam.point >= self._beam.points - 1:
            self._beam.go_to(0)
        self._is_playing = True
        self._due = self._clock()
        self._wait()
        self.changed.emit()

    def stop(self) -> None:
        """Stay where it is."""
        if self.is_playing:
            self._is_playing = False
            self._timer.stop()
            self.changed.emit()

    def set_rate(self, rate: int) -> None:
        """Show so many control points a second."""
        self.rate = rate

    def step(self) -> None:
        """Show the next control point, and wait for the one after it."""
        self._beam.go_to(self._beam.point + 1)
        if self._beam.point >= self._beam.points - 1:
            self.stop()
        elif self.is_playing:  # who was told may have stopped it
            self._wait()

    def _wait(self) -> None:
        now = self._clock()
        self._due = max(self._due + 1.0 / self.rate, now)
        self._timer.start(round(1000 * (self._due - now)))


class PlayerBar(QWidget):
    """Slider, buttons and speed of a player."""

    def __init__(self, player: Player, beam: ShownBeam, parent: QWidget) -> None:
        super().__init__(parent)
        self._player, self._beam = player, beam
        self.back = quiet_button("chevron-left", tr("Control point before (Left)"))
        self.play = quiet_button("play", _PLAY)
        self.on = quiet_button("chevron-right", tr("Next control point (Right)"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("Control point"))
        self.slider.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.speed = QComboBox()
        self.speed.setToolTip(tr("Control points shown in a second"))
        self.speed.setAccessibleName(tr("Speed"))
        for rate in RATES:
            self.speed.addItem(f"{rate} / s", rate)
        self.speed.setCurrentIndex(_USUAL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for button in (self.back, self.play, self.on):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        row.addWidget(self.slider, 1)
        row.addWidget(self.speed)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self.play.clicked.connect(player.toggle)
        self.slider.valueChanged.connect(self._go_to)
        self.speed.activated.connect(lambda n: player.set_rate(RATES[n]))
        player.changed.connect(self._show_state)
        beam.changed.connect(self.refresh)
        self.refresh()

    def step(self, by: int) -> None:
        """Stop, and show a control point further on, or before."""
        self._player.stop()
        self._beam.go_to(self._beam.point + by)

    def refresh(self) -> None:
        """Show which control point of how many it is."""
        count, at = self._beam.points, self._beam.point
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(count - 1, 0))
            self.slider.setValue(at)
        for widget in (self.slider, self.play, self.speed):
            widget.setEnabled(count > 1)
        self.back.setEnabled(at > 0)
        self.on.setEnabled(at < count - 1)

    def _go_to(self, point: int) -> None:
        self._player.stop()
        self._beam.go_to(point)

    def _show_state(self) -> None:
        is_on = self._player.is_playing
        set_icon(self.play, "pause" if is_on else "play")
        self.play.setToolTip(_PAUSE if is_on else _PLAY)
        self.play.setAccessibleName(_PAUSE if is_on else _PLAY)
