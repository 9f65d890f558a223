"""RT Images as pictures of their own: openings, isocentre, window, scale."""
