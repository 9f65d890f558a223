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

TEXT_SCALES: Final = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
MOST_RECENT: Final = 8
MOST_REMEMBERED: Final = 500
USUAL_SHARE: Final = 1 / 3
LEAST_SHARE: Final = 0.1
MOST_SHARE: Final = 0.8

# --- how it looks ------------------------------------------------------------------

LIGHT_THEME = switch("light_theme", "Light theme")
TEXT_SCALE = number("text_scale", "Text size", 1.0, lambda value: value in TEXT_SCALES)
ROI_PALETTE = word("roi_palette", "Colours of structures", ("okabe-ito", "tol-bright"))
LEVEL_PALETTE = word("level_palette", "Colours of isodoses", ("tol-sunset",))
LEVEL_DASHES = switch("level_dashes", "Isodose lines told apart by dashes")

# --- pictures ------------------------------------------------------------------------

PICTURES = word("pictures", "Pictures")
MOUSE = word("mouse", "Mouse")
CONTOUR_STYLE = word("contour_style", "Line and fill of contours")
CONTOUR_HALO = switch("contour_halo", "Halo around contours")
CONTOUR_NAMES = switch("contour_names", "Names at the contours")
COLOUR_SCHEME = word("colour_scheme", "Scheme of colours")
RECENT_WINDOWS = number_pairs(
    "recent_windows", "Windows that were used last", lambda _centre, width: width > 0
)

# --- who the patient is --------------------------------------------------------------

# it never comes back by itself
HIDE_IDENTITY = switch("hide_identity", "Hide identity", is_choice=False)
NAME_IN_TITLE = switch("name_in_title", "Patient name in the window title")
# what one window is told to forget, no other may write down again
REMEMBER_FOLDERS = switch("recent_folders", "Remember recent folders", is_shared=True)
RECENT_FOLDERS = paths("folders", "Folders that were opened last")
RECENT_SESSIONS = paths("sessions", "Sessions that were opened last")

# --- checks, goals, reports ----------------------------------------------------------

PLAN_LIMITS = word("plan_limits", "Limits of the plan check")
GOAL_TEMPLATES = pairs("goal_templates", "Templates of goals by plan label")
GOAL_STRUCTURES = pairs("goal_structures", "Structures of templates by name")
REPORT_TEMPLATE = word("report_template", "Parts of the last report")

# --- the network ---------------------------------------------------------------------

ARCHIVES = word("archives", "Archives", is_choice=False, is_shared=True)
LAST_ARCHIVE = word("archive", "The archive that was asked last", is_choice=False)
RECEIVER = word("receiver", "How is received", is_choice=False)
RETRIEVED = word("retrieved_folder", "Folder for what is retrieved", is_choice=False)
RECEIVER_STARTS = switch(
    "receiver_starts", "The receiver starts with the window", is_choice=False
)

# --- where things are on the screen --------------------------------------------------

DVH_SHARE = number(
    "dvh_share",
    "Height of the panel below the pictures",
    USUAL_SHARE,
    lambda share: LEAST_SHARE <= share <= MOST_SHARE,
)
GEOMETRY = bare_bytes("window/geometry", "Place of the window")
STATE = bare_bytes("window/state", "Places of the panels")

EVERY: Final = all_of(globals())
