"""The verbs of the command line: a file each, with its words and what it does.

A verb has ``WHAT`` it does in a line, ``add_options`` and ``run``; what it takes to run
is imported there, so that neither the window nor ``--help`` waits for it; where it is
more than a page, it is a module of `dosiscope.app.cli`.  ``SIGNED`` names options of
it whose values may begin with a minus sign.
"""
