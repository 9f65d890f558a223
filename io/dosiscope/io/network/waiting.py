"""Waiting for what cannot be interrupted, such that it can be given up."""

from __future__ import annotations

from concurrent.futures import Future, wait
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.progress import Progress, Steps

T = TypeVar("T")
_LOOK_EVERY_S: Final = 0.1


def waited(
    make: Callable[[], T], leave: Callable[[T], None], step: Progress[Any]
) -> Steps[T]:
    """Make something in a thread of its own; tell the step again and again meanwhile.

    Parameters
    ----------
    leave
        What becomes of it where nobody waits for it any more.

    Returns
    -------
    What was made; what is raised there is raised here.
    """
    made: Future[T] = Future()

    def work() -> None:
        try:
            result = make()
        except BaseException as error:
            made.set_exception(error)
        else:
            made.set_result(result)

    def leave_it(done: Future[T]) -> None:
        if done.exception() is None:
            leave(done.result())

    # the end of the process does not wait for it
    Thread(target=work, name="dosiscope-connecting", daemon=True).start()
    try:
        while not wait((made,), _LOOK_EVERY_S).done:
            yield step
    except BaseException:  # it is given up, or by Ctrl+C
        made.add_done_callback(leave_it)
        raise
    return made.result()
