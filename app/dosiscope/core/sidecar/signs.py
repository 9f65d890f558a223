"""Signs: what stands for a text in a sidecar that must not tell it.

Four hexadecimal digits, made of the text and of a salt that is another in every
sidecar.  Sixteen bits tell the few names of a folder apart, and the few values of a
case; they cannot tell who the patient is, since of a million names or numbers sixteen
have the same sign.
"""

from __future__ import annotations

from hashlib import sha256

from dosiscope.core.translator import english


def sign_of(text: str, salt: str) -> str:
    """Return the sign of a text."""
    data = f"{salt}/{text}".encode("utf-8", "surrogatepass")
    return sha256(data).hexdigest()[:4]


def sign_of_values(found: str, expected: str, salt: str) -> str:
    """Return the sign of what a finding tells."""
    found, expected = english(found), english(expected)  # alike in every language
    return sign_of(f"{len(found)}/{found}/{expected}", salt)
