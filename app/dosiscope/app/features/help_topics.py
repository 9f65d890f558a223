"""Which page of the help, and which heading of it, is about a panel or a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

INDEX: Final = "index.md"
# what is told of all that is not in the table: of the window as a whole
GENERAL: Final = "guide/window.md"

# by the class of a widget, of which the innermost one counts: all panels and dialogs
TOPICS: Final = {
    # the window
    "FirstView": "guide/opening.md#while-it-is-read",
    "EmptyState": "first-review.md",
    "HeaderBar": "guide/checks.md#what-the-files-state",
    "PictureArea": "guide/picture.md#mouse-and-keys",
    # panels
    "StructuresPanel": "guide/structures.md#the-list",
    "DosePanel": "guide/isodoses.md",
    "PlanPanel": "guide/window.md#the-plan",
    "ChecksPanel": "guide/checks.md#the-panel",
    "GoalsPanel": "guide/goals.md#in-the-window",
    "PlanCheckPanel": "guide/plan-check.md#in-the-window",
    "LadderPanel": "guide/structures.md#contours-between-the-images",
    "ComparePanel": "guide/comparing.md#the-panel",
    "RtImagePanel": "guide/rt-images.md",
    "RecordsPanel": "guide/records.md",
    "SecondImagePanel": "guide/second-image.md",
    "BeamsEyePanel": "guide/beams.md#beams-eye",
    "ThreeDPanel": "guide/three-d.md",
    "DvhPanel": "guide/dvh.md",
    "BeamsPanel": "guide/beams.md#beams-on-the-pictures",
    "MarksPanel": "guide/measuring.md",
    "TrayPanel": "guide/saved-pictures.md#the-tray",
    "CaseBrowser": "guide/opening.md#which-case",
    # dialogs
    "KeysDialog": "guide/picture.md#mouse-and-keys",
    "PresetDialog": "guide/isodoses.md#levels",
    "PictureDialog": "guide/saved-pictures.md#what-stands-on-a-picture",
    "PictureSetsDialog": "guide/saved-pictures.md"
    "#pictures-for-paper-of-structures-in-series",
    "PointDialog": "guide/measuring.md",
    "PlaceDialog": "guide/measuring.md",
    "SelfTestDialog": "guide/dvh.md#self-test",
    "TagBrowser": "guide/checks.md#what-the-files-state",
    "Details": "guide/checks.md#what-the-files-state",
    "AcceptanceDialog": "guide/checks.md#what-you-may-know-better",
    "RoiNamesEditor": "guide/checks.md#names-of-structures",
    "ReportDialog": "guide/reports.md#in-the-window",
    "StyleDialog": "guide/structures.md#how-contours-are-drawn",
    "GoalForm": "guide/goals.md#templates",
    "MakingDialog": "guide/sums.md#in-the-window",
    "ArchiveDialog": "guide/archive.md",
    "LoginDialog": "guide/archive.md",
    "NetworkDialog": "guide/archive.md",
    "ReceiverDialog": "guide/archive.md#receiver-and-inbox",
    "SettingsDialog": "guide/settings.md",
    "HelpWindow": INDEX,
    "QFileDialog": "guide/opening.md",
}


# pages with a heading for each entry, by how the entries begin; else of the rules
_PAGES: Final = {"PC-": "plan-check.md"}
_RULES: Final = "messages.md"


def _topic_of_entry(entry: str) -> str:
    if not entry:
        return ""
    from dosiscope.resources.help_pages import anchors_of, read_page

    page = next((p for begin, p in _PAGES.items() if entry.startswith(begin)), _RULES)
    # "OS-08/E4" is one case of a rule; behind a rule stand its objects and paragraph
    begin = f"{entry.partition('/')[0].lower()}-"
    found = (a for a in anchors_of(read_page(page) or "") if a.startswith(begin))
    return next((f"{page}#{anchor}" for anchor in found), "")


def topic_of(widget: QWidget | None) -> str:
    """Return the page, and the heading, that is about a widget or what holds it.

    A widget that has a rule, or an item of the plan check, selected (``help_entry``)
    is about what that means.
    """
    while widget is not None:
        if topic := _topic_of_entry(getattr(widget, "help_entry", "")):
            return topic
        for kind in type(widget).__mro__:
            if kind.__name__ in TOPICS:
                return TOPICS[kind.__name__]
        widget = widget.parentWidget()
    return GENERAL
