"""Every action of the window: its words, its key and its place in the menus."""

from __future__ import annotations

from dataclasses import dataclass

from dosiscope.core.text import typed_number
from dosiscope.resources.presets import WINDOWS


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action; ``menu`` is "" for keys that need no menu entry of their own."""

    name: str
    text: str
    keys: tuple[str, ...]
    tip: str
    menu: str
    icon: str = ""
    checkable: bool = False
    separator: bool = False  # a line above it


def _a(
    name: str,
    menu: str,
    text: str,
    keys: str,
    tip: str,
    *,
    icon: str = "",
    checkable: bool = False,
    separator: bool = False,
) -> ActionSpec:
    return ActionSpec(
        name, text, tuple(keys.split()), tip, menu, icon, checkable, separator
    )


ACTIONS = (
    _a("open_folder", "File", "Open folder…", "Ctrl+O", "Open a patient folder", icon="folder-open"),
    _a("open_files", "File", "Open files…", "Ctrl+Shift+O", "Open single DICOM files", icon="file-plus"),
    _a("open_demo", "File", "Open the demo patient", "", "Write the demo patient to a temporary folder and open it"),
    _a("browse", "File", "Case browser", "Ctrl+B", "Everything that was found: choose CT, structure set, plan and dose", icon="list-tree", separator=True),
    _a("close_case", "File", "Close the case", "Ctrl+W", "Close what is open; nothing is kept"),
    _a("screenshot", "File", "Save picture…", "S", "Save the view or the window as PNG", icon="camera", separator=True),
    _a("copy_picture", "File", "Copy picture", "Ctrl+C", "Copy the view to the clipboard"),
    _a("report_html", "File", "Verification report as HTML…", "", "Findings, references, structures and hashes of the input files, to print", icon="file-text", separator=True),
    _a("report_json", "File", "Verification report as JSON…", "", "The same for other programs"),
    _a("details", "View", "Details of every object…", "Ctrl+I", "Patient, study, series, origin and labels of every object, side by side", icon="table"),
    _a("tags", "View", "Tags…", "T", "Every element of the shown dose, as its file has it", icon="list-tree"),
    _a("remember_folders", "File", "Remember recent folders", "", "Off by default: a folder's name can hold a patient's name", checkable=True),
    _a("quit", "File", "Quit", "Ctrl+Q", "Leave Dosiscope", separator=True),
    _a("contours", "View", "Contours", "C", "Show or hide the contours", checkable=True),
    _a("wash", "View", "Colour wash", "D", "Show or hide the dose as colour", checkable=True),
    _a("isodoses", "View", "Isodose lines", "L", "Show or hide the isodose lines", checkable=True),
    _a("points", "View", "Points and isocentres", "P", "Show or hide points, isocentres and the dose maximum", checkable=True),
    _a("cursor", "View", "Cross-hair", "X", "Show or hide the cross-hair", checkable=True),
    _a("off_slice", "View", "Off-slice contours near the plane", "O", "Show contours between this image and its neighbours, dashed", checkable=True),
    _a("annotations", "View", "Annotations", "A", "Show or hide the text on the picture", checkable=True),
    _a("next_plane", "View", "Next plane", "Up", "One plane towards the head", separator=True),
    _a("previous_plane", "View", "Previous plane", "Down", "One plane towards the feet"),
    _a("ten_up", "View", "Ten planes up", "PgUp Shift+Up", "Ten planes towards the head"),
    _a("ten_down", "View", "Ten planes down", "PgDown Shift+Down", "Ten planes towards the feet"),
    _a("first_plane", "View", "First plane", "Home", "The plane nearest to the feet"),
    _a("last_plane", "View", "Last plane", "End", "The plane nearest to the head"),
    _a("images_only", "View", "Image planes only", "I", "Step through image planes only, not off-slice contour planes", checkable=True),
    _a("ignore_off_slice", "View", "Ignore off-slice information", "", "Show and measure as a system does that cannot read off-slice contours; every such structure is flagged", checkable=True),
    _a("reset_view", "View", "Fit to window", "R F", "Show the whole plane", icon="maximize", separator=True),
    _a("restore_layout", "View", "Restore the layout", "", "All panels back to their places"),
    _a("light_theme", "View", "Light theme", "", "For bright rooms and print", checkable=True),
    _a("name_in_title", "View", "Patient name in the window title", "", "Off by default: titles appear in task bars and screen sharing", checkable=True),
    _a("go_maximum", "Dose", "Go to the dose maximum", "M", "Show the plane and point of the highest dose", icon="crosshair"),
    _a("all_rois", "Structures", "Show all", "Ctrl+A", "Switch every structure on"),
    _a("no_rois", "Structures", "Hide all", "Ctrl+Shift+A", "Switch every structure off"),
    _a("targets", "Structures", "Targets only", "Ctrl+T", "PTV, CTV and GTV"),
    _a("organs", "Structures", "Organs only", "Ctrl+G", "Organs and avoidance structures"),
    _a("shift_to_slices", "Structures", "Show on nearest slice", "", "Where all contours lie off the images by one distance: show and measure them on the nearest slice; a warning stays", checkable=True, separator=True),
    _a("roi_names", "Structures", "Table of names…", "", "Rules that propose a type and a TG-263 name where the file states no type", icon="table", separator=True),
    _a("export_csv", "DVH", "Export DVHs as CSV…", "Ctrl+E", "Curves and statistics with their method", icon="download"),
    _a("export_json", "DVH", "Export DVHs as JSON…", "", "Curves and statistics with their method"),
    _a("keys", "Help", "Keys and mouse", "? F1", "List of keys and mouse actions", icon="keyboard"),
    _a("selftest", "Help", "Self-test…", "", "Compare shapes in a linear dose with their closed forms, on this computer", separator=True),
    _a("about", "Help", "About Dosiscope", "", "Version, licences, what it is not for"),
)  # fmt: skip

WINDOW_ACTIONS = tuple(
    _a(
        f"window_{n}",
        "View",
        preset.name,
        str(n),
        f"Window centre {typed_number(preset.centre)}, width {typed_number(preset.width)} HU",
    )
    for n, preset in enumerate(WINDOWS, 1)
)

MOUSE = (
    ("Wheel", "one plane"),
    ("Shift + wheel", "ten planes"),
    ("Ctrl + wheel", "zoom at the cursor"),
    ("Middle drag", "pan"),
    ("Right drag", "window width and centre"),
    ("Left click or drag", "cross-hair and read-out"),
    ("Double click on a structure", "centre on it"),
    ("Space (held)", "hide all overlays"),
    ("Esc", "stop reading"),
)
