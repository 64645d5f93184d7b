"""The map from features of preparations to their potency, drawn over independent units and never over lots."""

from __future__ import annotations

__all__: list[str] = []
