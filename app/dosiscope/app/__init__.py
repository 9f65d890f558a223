"""The program: entry points, command line, window, jobs, settings."""
