"""Helpers of the tests: data sets at hand and generated cases."""
