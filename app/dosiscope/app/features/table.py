"""Every feature, with what it works with; a new one is one more line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.app.asking import asking_archives
from dosiscope.app.features.all_settings import AllSettings
from dosiscope.app.features.archive import Archive
from dosiscope.app.features.arrangements import Arrangements
from dosiscope.app.features.beams import Beams
from dosiscope.app.features.beams_eye import BeamsEye
from dosiscope.app.features.browsing import Browsing
from dosiscope.app.features.colour_schemes import ColourSchemes
from dosiscope.app.features.colour_vision import ColourVision
from dosiscope.app.features.compare import Compare
from dosiscope.app.features.dose_beside import DoseBeside
from dosiscope.app.features.dose_making import DoseMaking
from dosiscope.app.features.dose_menu import DoseMenu
from dosiscope.app.features.dose_slab import DoseSlab
from dosiscope.app.features.dvh_export import DvhExport
from dosiscope.app.features.dvh_view import DvhView
from dosiscope.app.features.further_doses import FurtherDoses
from dosiscope.app.features.go_to import GoTo
from dosiscope.app.features.goals import Goals
from dosiscope.app.features.help import Help
from dosiscope.app.features.hide_identity import HideIdentity
from dosiscope.app.features.isodose_presets import IsodosePresets
from dosiscope.app.features.kept_sessions import KeptSessions
from dosiscope.app.features.layout import Layout
from dosiscope.app.features.mouse_habits import MouseHabits
from dosiscope.app.features.network_choices import NetworkChoices
from dosiscope.app.features.object_details import ObjectDetails
from dosiscope.app.features.off_slice import OffSlice
from dosiscope.app.features.overlays import Overlays
from dosiscope.app.features.picture_export import PictureExport
from dosiscope.app.features.picture_sets import PictureSets
from dosiscope.app.features.picture_tray import PictureTray
from dosiscope.app.features.plan_check import PlanCheck
from dosiscope.app.features.planes import Planes
from dosiscope.app.features.preferences import Preferences
from dosiscope.app.features.program import Program
from dosiscope.app.features.receiving import Receiving
from dosiscope.app.features.recent_folders import RecentFolders
from dosiscope.app.features.recent_windows import RecentWindows
from dosiscope.app.features.records import Records
from dosiscope.app.features.report import Report
from dosiscope.app.features.report_export import ReportExport
from dosiscope.app.features.roi_names import RoiNames
from dosiscope.app.features.rt_images import RtImages
from dosiscope.app.features.second_image import SecondImageFeature
from dosiscope.app.features.seen_again import SeenAgain
from dosiscope.app.features.seen_now import SeenNow
from dosiscope.app.features.structure_choice import StructureChoice
from dosiscope.app.features.structure_look import StructureLook
from dosiscope.app.features.tag_view import TagView
from dosiscope.app.features.three_d import ThreeD
from dosiscope.app.features.tools import Tools
from dosiscope.app.features.two_doses import TwoDoses
from dosiscope.app.features.view_changes import ViewChanges
from dosiscope.app.plot_pictures import PlotPictures
from dosiscope.app.receiver_process import own_receiver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QDockWidget, QMainWindow, QStatusBar

    from dosiscope.app.features.action import Entry, Feature
    from dosiscope.app.features.opening import Opening
    from dosiscope.app.looked_at import LookedAt
    from dosiscope.app.panel_place import PanelPlace
    from dosiscope.app.saving import Saving
    from dosiscope.app.session import Session
    from dosiscope.app.settings import Settings
    from dosiscope.viewer.case_browser import CaseBrowser
    from dosiscope.viewer.dvh.panel import DvhPanel
    from dosiscope.viewer.header_bar import HeaderBar
    from dosiscope.viewer.ladder.panel import LadderPanel
    from dosiscope.viewer.panels.checks import ChecksPanel
    from dosiscope.viewer.panels.dose import DosePanel
    from dosiscope.viewer.panels.structures import StructuresPanel
    from dosiscope.viewer.picture_area import PictureArea
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Works:
    """What there is to work with; each feature is given its own part of it.

    Attributes
    ----------
    top
        All that is on the screen: dialogs belong to it, a picture is taken of it.
    restore_layout
        Puts all panels back to their first places.
    """

    session: Session
    review: Review
    settings: Settings
    notice: Notice
    saving: Saving
    opening: Opening
    header: HeaderBar
    pictures: PictureArea
    structures: StructuresPanel
    checks: LookedAt[ChecksPanel]
    dose: LookedAt[DosePanel]
    dvh: DvhPanel
    ladder: LookedAt[LadderPanel]
    dvh_place: PanelPlace
    browser: LookedAt[CaseBrowser]
    docks: Mapping[str, QDockWidget]
    bar: QStatusBar
    top: QMainWindow
    restore_layout: Callable[[], object]


def features_of(on: Works) -> tuple[Feature, ...]:
    """Make all of them; in every menu their entries stand in this order."""
    session, review, saving, notice = on.session, on.review, on.saving, on.notice
    cases, top = on.docks["Cases"], on.top
    plots = PlotPictures(saving, notice, top)
    on.ladder.when_made(lambda one: plots.offer(one.plot, one.picture, "ladder"))
    roi_names = RoiNames(on.structures, notice, top)
    goals = Goals(
        session,
        review,
        on.structures,
        on.dvh,
        on.docks["Goals"],
        on.settings,
        saving,
        notice,
        lambda: roi_names.rules,
        top,
    )
    plan_check = PlanCheck(
        session,
        review,
        on.structures,
        on.docks["Plan check"],
        on.settings,
        saving,
        notice,
        goals.judging,
        lambda: roi_names.rules,
        top,
    )
    compare = Compare(
        session, review, on.structures, on.docks["Compare"], saving, plots, notice, top
    )
    second = SecondImageFeature(
        session, review, on.browser, on.docks["Second image"], notice, top
    )
    arrangements = Arrangements(on.pictures, on.dvh_place, on.settings)
    seen = SeenNow(session, review, on.pictures, arrangements, on.dvh, goals, compare)
    again = SeenAgain(
        session,
        review,
        on.pictures,
        arrangements,
        on.dvh,
        goals,
        compare,
        second.images,
        notice,
        top,
    )
    sessions = KeptSessions(
        session,
        review,
        seen,
        again,
        on.opening,
        on.settings,
        saving,
        notice,
        top,
    )
    report = Report(
        session,
        review,
        goals,
        plan_check,
        compare,
        on.settings,
        saving,
        lambda: roi_names.rules,
        lambda path, report: sessions.save_beside(path, report=report),
        top,
    )
    choices = NetworkChoices(
        on.settings, asking_archives, notice, session.faulted.emit, top
    )
    receiving = Receiving(
        own_receiver(lambda: choices.kept.receiver, top),
        session,
        on.opening,
        choices,
        notice,
        on.bar,
        top,
    )
    beams_eye = BeamsEye(
        session, review, on.docks["Beam's eye"], on.dvh_place.room, plots
    )
    features: list[Feature] = [
        on.opening,
        Archive(session, on.opening, choices, asking_archives, receiving, top),
        receiving,
        choices,
        Browsing(
            session,
            review,
            on.browser,
            cases,
            on.checks,
            notice,
            on.opening,
            top,
        ),
        PictureExport(
            on.pictures,
            saving,
            notice,
            top,
            lambda path, picture: sessions.save_beside(path, picture=picture),
        ),
        PictureSets(review, on.dvh, saving, notice, session.faulted.emit, top),
        PictureTray(
            review,
            on.pictures,
            arrangements,
            seen.view,
            on.docks["Tray"],
            notice,
            top,
        ),
        report,
        ReportExport(session, review, on.checks, saving, notice),
        sessions,
        RecentFolders(on.opening, on.settings),
        AllSettings(on.settings, choices, top),
        ObjectDetails(review, on.header, notice, top),
        TagView(session, review, on.browser, on.checks, notice, top),
        Overlays(review, top),
        arrangements,
        ThreeD(session, review, on.docks["3-D"], on.dvh_place.room, plots),
        Planes(review, on.pictures),
        RecentWindows(review, on.settings, top),
        DoseBeside(review),
        IsodosePresets(review, on.dose, saving, notice, top),
        DoseSlab(review),
        StructureChoice(on.structures),
        StructureLook(review, on.structures, on.settings),
        ColourVision(review, on.settings),
        ColourSchemes(review, on.settings, saving, notice, top),
        OffSlice(session),
        roi_names,
        second,
        ViewChanges(review, on.pictures),
        Layout(on.pictures, on.docks, on.restore_layout, top),
        MouseHabits(review, on.settings),
        Preferences(on.settings, review, top),
        HideIdentity(on.settings),
        DvhView(on.dvh, on.dvh_place),
        DvhExport(session, review, on.dvh, saving, plots),
        goals,
        plan_check,
        Records(review, on.docks["Records"], saving, plots),
        Beams(review, on.docks["Beams"], saving, beams_eye.show),
        beams_eye,
        RtImages(review, on.docks["RT Image"], on.dvh_place.room, plots),
        Tools(review, on.pictures, on.docks["Measurements"], saving, plots, top),
        GoTo(review, session.jobs, on.structures, notice, top),
        DoseMenu(review, on.docks["Dose"]),
        compare,
        TwoDoses(review, arrangements.show_two, top),
        FurtherDoses(review, notice),
        DoseMaking(session, review, notice, top),
        Help(review, top),
    ]
    features.append(Program(session.jobs, review, lambda: entries_of(features), top))
    return tuple(features)


def entries_of(features: Iterable[Feature]) -> list[Entry]:
    """Return all that stands in the menus."""
    return [entry for feature in features for entry in feature.entries()]
