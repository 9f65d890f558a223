"""The reference map: dose, plan, structure set, CT, and whether each names the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dosiscope.core.kinds import Role, icon_of
from dosiscope.core.language import tr
from dosiscope.core.reference_chain import Node, Presence, Tone, reference_chain
from dosiscope.resources.theme import GRID, ICON, SMALL
from dosiscope.viewer import icons
from dosiscope.viewer.style import colour, current_theme, font
from dosiscope.viewer.theming import scaled, state
from dosiscope.viewer.widgets.text import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from dosiscope.core.reference_chain import Link, ReferenceChain
    from dosiscope.viewer.review import Review

_RADIUS = 15.0
_MIDDLE = 22.0  # px, y of the centres of the discs
_WORDS_FROM = _MIDDLE + _RADIUS + GRID
_HEIGHT = 94
_MARKS = {Tone.GOOD: "check", Tone.CAUTION: "triangle-alert", Tone.BAD: "unlink"}
# told apart without colours too
_STROKES = {
    Tone.GOOD: Qt.PenStyle.SolidLine,
    Tone.CAUTION: Qt.PenStyle.DashLine,
    Tone.BAD: Qt.PenStyle.DotLine,
}


class ReferenceMap(QWidget):
    """A small picture of the chain; hovering tells UIDs, a click opens an object."""

    object_clicked = Signal(str)  # its UID

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.chain: ReferenceChain | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        review.case_changed.connect(self._reload)
        review.dose_changed.connect(self._reload)
        state.changed.connect(self.update)
        state.changed.connect(self.updateGeometry)
        self._reload()

    def sizeHint(self) -> QSize:
        """Ask for one row of objects with three lines of words."""
        return QSize(280, round(_WORDS_FROM + scaled(_HEIGHT - _WORDS_FROM)))

    def _reload(self) -> None:
        case = self._review.shown_case
        self.chain = reference_chain(case, self._review.dose) if case else None
        self.setAccessibleName("; ".join(self.sentences()))
        self.update()

    def sentences(self) -> list[str]:
        """Return what the picture shows, in words."""
        links = self.chain.links if self.chain is not None else ()
        return [link.told for link in links]

    # --- geometry ----------------------------------------------------------------

    def _cell(self) -> float:
        return self.width() / 4

    def centre(self, n: int) -> QPointF:
        """Return the centre of the disc of object ``n``, px."""
        return QPointF((n + 0.5) * self._cell(), _MIDDLE)

    def part_at(self, at: QPointF) -> Node | Link | None:
        """Return the object or the link at a point."""
        if self.chain is None:
            return None
        for n, link in enumerate(self.chain.links):
            left = self.centre(n).x() + _RADIUS
            right = self.centre(n + 1).x() - _RADIUS
            if left < at.x() < right and at.y() < 2 * _MIDDLE:
                return link
        n = min(max(int(at.x() / self._cell()), 0), 3)
        return self.chain.nodes[n]

    # --- painting ----------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the links, then the objects."""
        if self.chain is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for n, link in enumerate(self.chain.links):
                self._draw_link(painter, n, link)
            for n, node in enumerate(self.chain.nodes):
                self._draw_node(painter, n, node)

    def _draw_link(self, painter: QPainter, n: int, link: Link) -> None:
        shade = colour(link.tone)
        pen = QPen(shade, 2)
        pen.setStyle(_STROKES[link.tone])
        left = self.centre(n) + QPointF(_RADIUS + 5, 0)
        right = self.centre(n + 1) - QPointF(_RADIUS + 5, 0)
        middle = (left + right) / 2
        painter.setPen(pen)
        gap = QPointF(ICON / 2 + 2, 0)
        painter.drawLine(left, middle - gap)
        painter.drawLine(middle + gap, right)
        head = QPen(shade, 2)
        head.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(head)
        painter.drawLine(right, right + QPointF(-4, -4))
        painter.drawLine(right, right + QPointF(-4, 4))
        self._icon(painter, _MARKS[link.tone], shade.name(), middle)

    def _draw_node(self, painter: QPainter, n: int, node: Node) -> None:
        theme, centre = current_theme(), self.centre(n)
        shown = node.presence is Presence.SHOWN
        rim = {
            Presence.SHOWN: theme.secondary,
            Presence.WITHHELD: theme.bad,
            Presence.ABSENT: theme.disabled,
        }[node.presence]
        pen = QPen(QColor(rim), 1.5)
        if node.presence is Presence.ABSENT:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.raised))
        painter.drawEllipse(centre, _RADIUS, _RADIUS)
        sign = "ban" if node.presence is Presence.WITHHELD else icon_of(node.role)
        self._icon(painter, sign, theme.text if shown else rim, centre)
        # what is absent is told by words, which must be read; its circle may be faint
        quiet = rim if node.presence is Presence.WITHHELD else theme.secondary
        words = (
            (node.role.heading, SMALL, theme.secondary, "regular"),
            (node.label, 0.0, theme.text if shown else quiet, "medium"),
            (node.detail, SMALL, quiet, "regular"),
        )
        top, high = _WORDS_FROM, scaled(17)
        for text, size, shade, weight in words:
            box = QRectF(n * self._cell() + 2, top, self._cell() - 4, high)
            painter.setFont(font(size, weight) if size else font(weight=weight))
            painter.setPen(QColor(shade))
            elided = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(box.width())
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, elided)
            top += high

    def _icon(self, painter: QPainter, name: str, shade: str, at: QPointF) -> None:
        mark = icons.cached_pixmap(name, shade, ICON, self.devicePixelRatioF())
        painter.drawPixmap(at - QPointF(ICON / 2, ICON / 2), mark)

    # --- the mouse ---------------------------------------------------------------

    def hint_at(self, at: QPointF) -> str:
        """Return what hovering at a point tells."""
        part = self.part_at(at)
        if part is None:
            return ""
        return _node_hint(part) if isinstance(part, Node) else _link_hint(part)

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of what is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(
                event.globalPos(), tip(self.hint_at(QPointF(event.pos()))), self
            )
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that an object can be opened."""
        self.setCursor(
            Qt.CursorShape.PointingHandCursor
            if self._uid_at(event.position())
            else Qt.CursorShape.ArrowCursor
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the object that is clicked."""
        uid = self._uid_at(event.position())
        if uid and event.button() == Qt.MouseButton.LeftButton:
            self.object_clicked.emit(uid)

    def _uid_at(self, at: QPointF) -> str:
        part = self.part_at(at)
        is_there = isinstance(part, Node) and part.presence is not Presence.ABSENT
        return part.uid if isinstance(part, Node) and is_there else ""


def _node_hint(node: Node) -> str:
    frame = node.frame_of_reference_uid
    what = "Series Instance UID" if node.role is Role.CT else "SOP Instance UID"
    if node.presence is Presence.ABSENT:
        lines = [
            f"{node.role.heading}: {node.label}",
            tr("named: {uid}", uid=node.uid) if node.uid else "",
        ]
        return "\n".join(line for line in lines if line)
    lines = [
        f"{node.role.heading}: {node.label}",
        node.detail if node.presence is Presence.SHOWN else "",
        tr("Withheld: {reason}", reason=node.reason) if node.reason else "",
        f"{what} {node.uid}",
        f"Frame of Reference UID {frame}"
        if frame
        else tr("states no frame of reference"),
        tr("Click: all tags of this object"),
    ]
    return "\n".join(line for line in lines if line)


def _link_hint(link: Link) -> str:
    lines = [link.told]
    if link.named:
        lines.append(tr("named: {uid}", uid=link.named))
    if link.present and link.present != link.named:
        lines.append(tr("here: {uid}", uid=link.present))
    return "\n".join(lines)
