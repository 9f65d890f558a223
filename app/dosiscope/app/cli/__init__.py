"""What verbs work with: their common words, opening, and the work of the larger ones.

The words of each are in `dosiscope.app.verbs`, which import all this when they run:
`options` alone is read at the start.
"""
