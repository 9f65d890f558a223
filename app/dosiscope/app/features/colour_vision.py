"""Colours and dashes that are told apart with every kind of colour vision."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dosiscope.app.choices import LEVEL_DASHES, LEVEL_PALETTE, ROI_PALETTE
from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.language import tr
from dosiscope.resources.palettes import LEVEL_PALETTES, ROI_PALETTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dosiscope.app.features.action import Entry
    from dosiscope.app.setting import Setting
    from dosiscope.app.settings import Settings
    from dosiscope.resources.palettes import Palette
    from dosiscope.viewer.review import Review

OF_FILE = tr("As the file states them")
USUAL = tr("Usual")


class ColourVision:
    """Gives a review the palettes and dashes that are chosen, as the last time."""

    def __init__(self, review: Review, settings: Settings) -> None:
        self._review, self._settings = review, settings
        settings.changed.connect(self._follow)
        for setting in (ROI_PALETTE, LEVEL_PALETTE):
            self._follow(setting.key)

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        settings = self._settings
        yield Submenu(
            "Structures",
            tr("Colours of structures"),
            actions=self._choices(ROI_PALETTE, ROI_PALETTES, OF_FILE),
        )
        dashes = Action(
            "level_dashes", "Dose", tr("Lines told apart by dashes"), "",
            tr(
                "Solid, dashed and dotted lines in turns, so that none is known by its "
                "colour alone"
            ),
            partial(settings.turn_over, LEVEL_DASHES),
            is_on=partial(settings.get, LEVEL_DASHES), has_line=True,
        )  # fmt: skip
        yield Submenu(
            "Dose",
            tr("Colours of isodoses"),
            actions=(*self._choices(LEVEL_PALETTE, LEVEL_PALETTES, USUAL), dashes),
        )

    def _choices(
        self, setting: Setting[str], palettes: Mapping[str, Palette], usual: str
    ) -> tuple[Action, ...]:
        return tuple(
            Action(
                f"{setting.key.removeprefix('word/')}_{key or 'usual'}",
                setting.words,
                text,
                "",
                tip,
                partial(self._settings.set, setting, key),
                is_on=partial(self._is_on, setting, key),
            )
            for key, text, tip in palette_choices(palettes, usual)
        )

    def _is_on(self, setting: Setting[str], key: str) -> bool:
        return self._settings.get(setting) == key

    def _follow(self, key: str) -> None:
        settings = self._settings
        if key == ROI_PALETTE.key:
            palette = ROI_PALETTES.get(settings.get(ROI_PALETTE))
            self._review.display.set_palette(palette)
        elif key in (LEVEL_PALETTE.key, LEVEL_DASHES.key):
            self._review.look.set_level_look(
                LEVEL_PALETTES.get(settings.get(LEVEL_PALETTE)),
                dashes=settings.get(LEVEL_DASHES),
            )


def palette_choices(
    palettes: Mapping[str, Palette], usual: str
) -> list[tuple[str, str, str]]:
    """Return key, name and hint of what can be chosen; of the usual colours ""."""
    hint = tr("Published colours, told apart with every kind of colour vision")
    return [
        ("", usual, ""),
        *((key, tr(palette.name), hint) for key, palette in palettes.items()),
    ]
