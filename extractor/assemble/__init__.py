"""Assembling: mentions joined into companies, people, quotes, facts and deals, and these into a
record."""
