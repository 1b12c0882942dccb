"""Patterns: verbose regular expressions built from named atoms, each with its examples."""

from extractor.patterns.base import ALL, Pattern

__all__ = ["ALL", "Pattern"]
