"""The DVH: plot, table and the panel that holds both."""
