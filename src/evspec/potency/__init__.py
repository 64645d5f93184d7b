"""Relative potency: dose-response curves of a lot beside its reference, their similarity, and runs combined."""
