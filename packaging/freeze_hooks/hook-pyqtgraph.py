"""Of pyqtgraph what is imported: its own hook takes every icon, map and template."""
