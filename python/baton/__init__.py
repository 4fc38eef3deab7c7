"""Runs a Python program and writes down every step of it, for Baton's screens."""
