"""Images laid over those of the case on pictures of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.opening import run_watched
from dosiscope.app.cli.sidecars import selection_of
from dosiscope.core.errors import DosiscopeError, NotLaidOverError
from dosiscope.core.identity import filled
from dosiscope.core.kinds import Kind, Role
from dosiscope.core.typed_uid import meant_by, typed_uid
from dosiscope.io.case.second_images import read_second, second_choices
from dosiscope.viewer.second_look import Laying

if TYPE_CHECKING:
    from argparse import Namespace

    from dosiscope.core.case import Case
    from dosiscope.io.case.scan import Scan
    from dosiscope.viewer.review import Review


def refuse_alone(arguments: Namespace) -> None:
    """Refuse words that say how images are laid over where none are.

    Raises
    ------
    DosiscopeError
        Such a word is there, and no ``--over``.
    """
    words = {
        "--by": arguments.by,
        "--share": arguments.share is not None,
        "--checkerboard": arguments.checkerboard is not None,
    }
    alone = next((word for word, is_there in words.items() if is_there), "")
    if alone and not arguments.over:
        raise DosiscopeError(f"{alone} is of images that are laid over: --over UID")


def lay_over(review: Review, scan: Scan, case: Case, arguments: Namespace) -> None:
    """Lay the series of ``--over`` over the images of the case.

    Raises
    ------
    DosiscopeError
        It may not be laid over, or makes no volume.
    """
    inventory = scan.inventory
    uid = typed_uid(arguments.over, inventory, Role.CT)
    there = (one.uid for one in inventory.entries if one.kind is Kind.REGISTRATION)
    by = meant_by(arguments.by, there) if arguments.by else ""
    selection = selection_of(arguments, scan)
    try:
        second = run_watched(read_second(scan, selection, case, uid, by))
    except NotLaidOverError as error:
        choices = second_choices(scan, selection, case) if not by else ()
        ways = [way for one in choices if one.uid == uid for way in one.open_ways]
        if not ways:
            raise
        told = "{error} It can be, by {ways}."
        by_which = "; or ".join(f"{way.name}: --by {way.uid}" for way in ways)
        raise DosiscopeError(
            filled(told, {"error": error.args[0], "ways": by_which})
        ) from None
    review.second.set_image(second)
    if arguments.share is not None:
        review.second.set_shown(share=arguments.share / 100)
    if arguments.checkerboard is not None:
        review.second.set_shown(
            laying=Laying.CHECKERBOARD, square=arguments.checkerboard
        )
