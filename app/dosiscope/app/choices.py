"""Everything that the program keeps between runs, each value declared once.

Nothing of a patient is among them by default: names of folders, which can hold one,
are kept only where the user has switched that on.
"""

from __future__ import annotations

from typing import Final

from dosiscope.app.setting import (
    all_of,
    bare_bytes,
    number,
    number_pairs,
    pairs,
    paths,
    switch,
    word,
)
from dosiscope.core.language import marked

TEXT_SCALES: Final = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
MOST_RECENT: Final = 8
MOST_REMEMBERED: Final = 500
USUAL_SHARE: Final = 1 / 3
LEAST_SHARE: Final = 0.1
MOST_SHARE: Final = 0.8

# --- how it looks ------------------------------------------------------------------

# another one holds from the next start on
LANGUAGE = word("language", marked("Language"))
LIGHT_THEME = switch("light_theme", marked("Light theme"))
TEXT_SCALE = number(
    "text_scale", marked("Text size"), 1.0, lambda value: value in TEXT_SCALES
)
ROI_PALETTE = word(
    "roi_palette", marked("Colours of structures"), ("okabe-ito", "tol-bright")
)
LEVEL_PALETTE = word("level_palette", marked("Colours of isodoses"), ("tol-sunset",))
LEVEL_DASHES = switch("level_dashes", marked("Isodose lines told apart by dashes"))

# --- pictures ------------------------------------------------------------------------

PICTURES = word("pictures", marked("Pictures"))
MOUSE = word("mouse", marked("Mouse"))
CONTOUR_STYLE = word("contour_style", marked("Line and fill of contours"))
CONTOUR_HALO = switch("contour_halo", marked("Halo around contours"))
CONTOUR_NAMES = switch("contour_names", marked("Names at the contours"))
COLOUR_SCHEME = word("colour_scheme", marked("Scheme of colours"))
RECENT_WINDOWS = number_pairs(
    "recent_windows",
    marked("Windows that were used last"),
    lambda _centre, width: width > 0,
)

# --- who the patient is --------------------------------------------------------------

# it never comes back by itself
HIDE_IDENTITY = switch("hide_identity", marked("Hide identity"), is_choice=False)
NAME_IN_TITLE = switch("name_in_title", marked("Patient name in the window title"))
# what one window is told to forget, no other may write down again
REMEMBER_FOLDERS = switch(
    "recent_folders", marked("Remember recent folders"), is_shared=True
)
RECENT_FOLDERS = paths("folders", marked("Folders that were opened last"))
RECENT_SESSIONS = paths("sessions", marked("Sessions that were opened last"))

# --- checks, goals, reports ----------------------------------------------------------

PLAN_LIMITS = word("plan_limits", marked("Limits of the plan check"))
GOAL_TEMPLATES = pairs("goal_templates", marked("Templates of goals by plan label"))
GOAL_STRUCTURES = pairs("goal_structures", marked("Structures of templates by name"))
REPORT_TEMPLATE = word("report_template", marked("Parts of the last report"))

# --- the network ---------------------------------------------------------------------

ARCHIVES = word("archives", marked("Archives"), is_choice=False, is_shared=True)
LAST_ARCHIVE = word(
    "archive", marked("The archive that was asked last"), is_choice=False
)
RECEIVER = word("receiver", marked("How the receiver listens"), is_choice=False)
RETRIEVED = word(
    "retrieved_folder", marked("Folder for what is retrieved"), is_choice=False
)
RECEIVER_STARTS = switch(
    "receiver_starts", marked("The receiver starts with the window"), is_choice=False
)

# --- where things are on the screen --------------------------------------------------

DVH_SHARE = number(
    "dvh_share",
    marked("Height of the panel below the pictures"),
    USUAL_SHARE,
    lambda share: LEAST_SHARE <= share <= MOST_SHARE,
)
GEOMETRY = bare_bytes("window/geometry", marked("Place of the window"))
STATE = bare_bytes("window/state", marked("Places of the panels"))

EVERY: Final = all_of(globals())
