"""What the user can do with the window: each feature with its actions.

A feature is given what it works with (session, review, notices, a panel), never the
window; `table` names them all.
"""
