"""Looks for words in a whole file, a slice of time at once: the window stays alive."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dosiscope.core.tag_node import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.tag_node import Path, TagNode

SLICE_S = 0.008
MOST = 10_000  # hits


class TagSearch(QObject):
    """Finds the elements whose tag, name or shown value holds what was typed."""

    changed = Signal()  # more hits, or the end

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: list[Path] = []
        self.is_running = False
        self._wanted = ""
        self._nodes: Iterator[tuple[Path, TagNode]] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def start(self, root: TagNode | None, text: str) -> None:
        """Look for this text; none stops."""
        self._wanted = " ".join(text.casefold().split())
        self.hits = []
        self.is_running = root is not None and bool(self._wanted)
        self._nodes = walk(root) if root is not None else iter(())
        if self.is_running:
            self._timer.start()
        else:
            self._timer.stop()
        self.changed.emit()

    def _go_on(self) -> None:
        end, before = time.monotonic() + SLICE_S, len(self.hits)
        wanted = self._wanted
        bare = wanted.replace("(", "").replace(")", "").replace(" ", "")
        for path, node in self._nodes:
            text = node.text.casefold()
            if wanted in text or (node.tag and bare in _digits(node.tag)):
                self.hits.append(path)
                if len(self.hits) >= MOST:
                    break
            if time.monotonic() > end:
                if len(self.hits) > before:
                    self.changed.emit()
                return
        self._timer.stop()
        self.is_running = False
        self.changed.emit()


def _digits(tag: str) -> str:
    """``(300A,0002)`` as ``300a,0002 300a0002``: tags are typed in many ways."""
    plain = tag.strip("()").casefold()
    return f"{plain} {plain.replace(',', '')}"
