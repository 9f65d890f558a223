"""The DVH: computed from a solid and a dose, or stored in a file."""
