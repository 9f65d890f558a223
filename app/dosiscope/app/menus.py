"""Menus and shortcuts of the window, made from the table of actions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from dosiscope.app import dialogs
from dosiscope.app.actions import ACTIONS, WINDOW_ACTIONS, ActionSpec
from dosiscope.app.keys import KeysDialog
from dosiscope.app.shell import MENUS
from dosiscope.core.visible import path_text
from dosiscope.resources.presets import WINDOWS
from dosiscope.resources.theme import DARK, LIGHT
from dosiscope.viewer.icons import set_icon
from dosiscope.viewer.style import apply_style

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.app.window import Window

OVERLAYS = (
    "contours", "wash", "isodoses", "points", "cursor", "off_slice", "annotations",
)  # fmt: skip
# keys that lists need for themselves belong to the picture alone
_PICTURE_KEYS = (
    "next_plane", "previous_plane", "ten_up", "ten_down", "first_plane", "last_plane",
)  # fmt: skip
_NEEDS_CASE = (
    "close_case", "report_html", "report_json", "details", "tags", "screenshot",
    "copy_picture", "go_maximum", "all_rois", "no_rois", "targets", "organs",
    "export_csv", "export_json", "reset_view", *OVERLAYS, *_PICTURE_KEYS,
)  # fmt: skip


class Menus(QObject):
    """Makes every action once and puts it into its menu."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.actions: dict[str, QAction] = {}
        bar = window.menu_bar
        self._menus = {name: bar.addMenu(name) for name in MENUS}
        handlers = self._handlers()
        for spec in ACTIONS:
            self._add(spec, handlers[spec.name])
        self._add_windows()
        self._add_panels()
        self._recent = QMenu("Recent folders", self._menus["File"])
        files, remember = self._menus["File"], self.actions["remember_folders"]
        files.insertSeparator(files.insertMenu(remember, self._recent))
        for menu in self._menus.values():
            menu.setToolTipsVisible(True)
        self._recent.aboutToShow.connect(self._fill_recent)
        window.review.overlays_changed.connect(self._follow_overlays)
        window.review.planes_changed.connect(self._follow_planes)
        window.review.case_changed.connect(self._follow_planes)
        self._follow_overlays()
        self.update_enabled()
        # of keys alone: a filter on the application would see every event in Python
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def _add(self, spec: ActionSpec, run: Callable[[], object]) -> QAction:
        menu = self._menus[spec.menu]
        if spec.separator:
            menu.addSeparator()
        action = QAction(spec.text, self._window)
        action.setObjectName(spec.name)
        action.setCheckable(spec.checkable)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.setToolTip(f"{spec.tip} ({spec.keys[0]})" if spec.keys else spec.tip)
        action.setStatusTip(spec.tip)
        if spec.icon:
            set_icon(action, spec.icon)
        action.triggered.connect(lambda _checked: run())
        menu.addAction(action)
        if spec.name in _PICTURE_KEYS:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._window.view.addAction(action)
        self.actions[spec.name] = action
        return action

    def _handlers(self) -> dict[str, Callable[[], object]]:
        window, review, panel = (
            self._window,
            self._window.review,
            self._window.structures,
        )
        handlers: dict[str, Callable[[], object]] = {
            "open_folder": window.open_folder,
            "open_files": window.open_files,
            "open_demo": window.open_demo,
            "browse": self._browse,
            "close_case": window.session.close_case,
            "screenshot": lambda: dialogs.save_picture(window),
            "copy_picture": lambda: dialogs.copy_picture(window),
            "report_html": lambda: window.export_report("html"),
            "report_json": lambda: window.export_report("json"),
            "tags": window.tag_view.show_main,
            "remember_folders": lambda: self._keep_flag(
                "recent_folders", "remember_folders"
            ),
            "quit": window.close,
            "next_plane": lambda: review.step(1),
            "previous_plane": lambda: review.step(-1),
            "ten_up": lambda: review.step(10),
            "ten_down": lambda: review.step(-10),
            "first_plane": lambda: review.step(-(10**6)),
            "last_plane": lambda: review.step(10**6),
            "images_only": lambda: review.set_images_only(
                self.actions["images_only"].isChecked()
            ),
            "ignore_off_slice": lambda: window.session.set_ignore_off_slice(
                self.actions["ignore_off_slice"].isChecked()
            ),
            "shift_to_slices": lambda: window.session.shift_structures(
                self.actions["shift_to_slices"].isChecked()
            ),
            "reset_view": window.view.reset_view,
            "restore_layout": window.restore_layout,
            "light_theme": self._set_theme,
            "name_in_title": self._set_title,
            "go_maximum": self._go_maximum,
            "all_rois": panel.show_all,
            "no_rois": panel.show_none,
            "targets": panel.show_targets,
            "organs": panel.show_organs,
            "roi_names": window.roi_names.edit,
            "details": window.show_details,
            "export_csv": lambda: window.export_dvhs("csv"),
            "export_json": lambda: window.export_dvhs("json"),
            "keys": lambda: KeysDialog(window).exec(),
            "selftest": lambda: dialogs.run_selftest(window),
            "about": lambda: dialogs.show_about(window),
        }
        for name in OVERLAYS:
            handlers[name] = partial(review.toggle, name)
        return handlers

    def _add_windows(self) -> None:
        submenu = QMenu("Window / level", self._menus["View"])
        self._menus["View"].insertMenu(self.actions["next_plane"], submenu)
        for spec, preset in zip(WINDOW_ACTIONS, WINDOWS, strict=True):
            action = QAction(spec.text, self._window)
            action.setShortcut(QKeySequence(spec.keys[0]))
            action.setToolTip(f"{spec.tip} ({spec.keys[0]})")
            action.triggered.connect(
                lambda _checked, p=preset: self._window.review.set_window(
                    p.centre, p.width
                )
            )
            submenu.addAction(action)
            self.actions[spec.name] = action

    def _add_panels(self) -> None:
        submenu = QMenu("Panels", self._menus["View"])
        self._menus["View"].insertMenu(self.actions["restore_layout"], submenu)
        for dock in self._window.docks.values():
            submenu.addAction(dock.toggleViewAction())

    # --- handlers ------------------------------------------------------------------

    def _browse(self) -> None:
        dock = self._window.docks["Cases"]
        dock.setVisible(not dock.isVisible())

    def _go_maximum(self) -> None:
        review = self._window.review
        if review.dose is not None:
            review.set_cursor(review.dose.maximum_at)
            review.centre_on(review.dose.maximum_at)

    def _keep_flag(self, flag: str, action: str) -> None:
        self._window.settings.set_flag(flag, self.actions[action].isChecked())

    def _set_title(self) -> None:
        self._keep_flag("name_in_title", "name_in_title")
        self._window.show_title()

    def _set_theme(self) -> None:
        self._keep_flag("light_theme", "light_theme")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            light = self.actions["light_theme"].isChecked()
            apply_style(app, LIGHT if light else DARK)

    def _fill_recent(self) -> None:
        from pathlib import Path

        self._recent.clear()
        for folder in self._window.settings.recent_folders():
            # an ampersand alone would mark a key
            name = path_text(folder).replace("&", "&&")
            self._recent.addAction(
                name, partial(self._window.open_paths, [Path(folder)])
            )
        if self._recent.isEmpty():
            action = self._recent.addAction("None are remembered")
            action.setEnabled(False)

    # --- state ---------------------------------------------------------------------

    def _follow_overlays(self) -> None:
        for name in OVERLAYS:
            self.actions[name].setChecked(self._window.review.is_switched_on(name))
        for flag, name in (
            ("recent_folders", "remember_folders"),
            ("light_theme", "light_theme"),
            ("name_in_title", "name_in_title"),
        ):
            self.actions[name].setChecked(self._window.settings.flag(flag))

    def _follow_planes(self) -> None:
        window = self._window
        for name, is_on in (
            ("images_only", window.review.images_only),
            ("ignore_off_slice", window.session.ignores_off_slice),
            ("shift_to_slices", window.session.shifting.is_on),
        ):
            self.actions[name].setChecked(is_on)

    def update_enabled(self) -> None:
        """Enable what makes sense with or without a case."""
        there = self._window.review.case is not None
        for name in (*_NEEDS_CASE, *(spec.name for spec in WINDOW_ACTIONS)):
            self.actions[name].setEnabled(there)
        shift, shifting = self.actions["shift_to_slices"], self._window.session.shifting
        shift.setText(shifting.words)
        shift.setEnabled(there and shifting.is_offered)
        shift.setChecked(shifting.is_on)

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Watch the widget that gets the keys."""
        for widget, follow in (
            (before, QWidget.removeEventFilter),
            (now, QWidget.installEventFilter),
        ):
            if widget is not None and widget is not self._window:
                follow(widget, self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide all overlays while the space bar is held, unless text is typed."""
        if (
            event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
            and isinstance(watched, QWidget)
            and watched.window() is self._window
            and not isinstance(QApplication.focusWidget(), QLineEdit)
        ):
            if not event.isAutoRepeat():
                pressed = event.type() == QEvent.Type.KeyPress
                self._window.review.hide_all(pressed)
            return True
        return super().eventFilter(watched, event)
