"""Opens the tag browser on objects of what was scanned; files are read as jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dosiscope.app.features.action import Action
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.viewer.screen_identity import WHY_NOT, screen_identity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from dosiscope.app.looked_at import LookedAt
    from dosiscope.app.session import Session
    from dosiscope.core.findings import Finding
    from dosiscope.core.progress import Steps
    from dosiscope.core.tag_node import Path, TagFile, TagNode
    from dosiscope.viewer.case_browser import CaseBrowser
    from dosiscope.viewer.panels.checks import ChecksPanel
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.tag_browser import TagBrowser
    from dosiscope.viewer.widgets.notice import Notice

    Target = tuple[int, int | None]  # a tag, and the ROI Number it is about


class TagView(QObject):
    """One tag browser, made when it is first asked for."""

    def __init__(
        self,
        session: Session,
        review: Review,
        cases: LookedAt[CaseBrowser],
        checks: LookedAt[ChecksPanel],
        notice: Notice,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._review = review
        self._notice = notice
        self._parent = parent
        self.browser: TagBrowser | None = None
        cases.when_made(lambda panel: panel.tags_requested.connect(self.show_tags))
        checks.when_made(lambda panel: panel.tags_requested.connect(self.show_tags))
        screen_identity.changed.connect(self._close)

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "tags", "View", tr("Tags…"), "T",
            tr("Every element of the shown dose, as its file has it"), self.show_main,
            icon="list-tree", needs_case=True,
        )  # fmt: skip

    def show_tags(self, uid: str, finding: Finding | None = None) -> None:
        """Show an object (UID of instance or series), at a finding's element."""
        from dosiscope.io.case.scanned_files import tag_files

        if screen_identity.is_hidden:
            self._notice.show_note(WHY_NOT)
            return
        scan = self._session.scan_of_case
        files = tag_files(scan, uid) if scan is not None else ()
        if not files:
            self._notice.show_note(tr("The tags of this object are not at hand."))
            return
        browser = self._made()
        browser.show_files(
            self._title(uid), files, _nearest(files, self._z(finding)), target(finding)
        )
        if browser.isVisible():
            browser.raise_()
        browser.show()

    def _close(self) -> None:
        if self.browser is not None and screen_identity.is_hidden:
            self.browser.close()

    def show_main(self) -> None:
        """Show the tags of the shown dose, else of what else is open."""
        case, dose = self._review.case, self._review.dose
        if case is None:
            return
        if dose is not None:
            self.show_tags(dose.header.sop_instance_uid)
            return
        for thing in (self._review.plan, case.structure_set):
            if thing is not None:
                self.show_tags(thing.header.sop_instance_uid)
                return
        if case.ct is not None:
            self.show_tags(case.ct.header.series_uid)

    def _made(self) -> TagBrowser:
        from dosiscope.viewer.tag_browser import TagBrowser

        if self.browser is None:
            self.browser = TagBrowser(self._parent)
            self.browser.file_wanted.connect(self._open)
        return self.browser

    def _open(self, file: TagFile, wanted: Target | None) -> None:
        browser = self._made()
        job = self._session.jobs.start("tags", _opened(file, wanted))
        job.succeeded.connect(lambda found: browser.show_root(*found))
        job.failed.connect(browser.show_error)

    def _title(self, uid: str) -> str:
        inventory = self._session.inventory
        for entry in inventory.entries if inventory is not None else ():
            if entry.uid == uid:
                return f"{entry.kind} {entry.label}".strip()
        return uid

    def _z(self, finding: Finding | None) -> float:
        if finding is not None and finding.z is not None:
            return finding.z
        return self._review.axial.at


def _opened(file: TagFile, wanted: Target | None) -> Steps[tuple[TagNode, Path | None]]:
    """Read a file and its first level, and find the element that is wanted."""
    from dosiscope.core.tag_node import locate

    yield Progress(0, 1, tr("Reading tags"))
    root = file.open()
    root.children()  # loads the data dictionary
    return root, None if wanted is None else locate(root, *wanted)


def _nearest(files: Sequence[TagFile], z: float) -> int:
    distances = [abs(file.z - z) for file in files if file.z is not None]
    return distances.index(min(distances)) if len(distances) == len(files) else 0


def target(finding: Finding | None) -> Target | None:
    """Return the tag a finding is about, and the ROI Number; None without a tag.

    Of several ROIs that of the first.
    """
    if finding is None or finding.attribute is None:
        return None
    return finding.attribute.tag, next(iter(finding.concerned), None)
