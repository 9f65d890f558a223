"""Errors that the user should read: every message is a sentence for the user."""


class DosiscopeError(Exception):
    """Base of all errors with a message meant for the user."""


class NotReadableError(DosiscopeError):
    """A file is not what it should be; the message says what, where and why."""


class GeometryError(DosiscopeError):
    """Positions or directions do not describe a stack of parallel planes."""


class ChoiceError(DosiscopeError):
    """Several objects fit and none was chosen, or the chosen one is not there."""


class NotEvaluableError(DosiscopeError):
    """A quantity has no value here; the message says why."""
