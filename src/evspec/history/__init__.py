"""Lot history: each quantity in order of production, on a chart that says when a lot or a row of lots stands apart."""
