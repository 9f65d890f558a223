"""Icons, fonts, colour tables, presets, theme and name tables."""
