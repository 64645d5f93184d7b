"""Names for the arrays that the engine passes on."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Bools", "Codes", "Columns", "Days", "Floats", "Ints", "Words"]

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.integer[Any]]
Bools: TypeAlias = NDArray[np.bool_]
Codes: TypeAlias = NDArray[np.uint8]
Words: TypeAlias = NDArray[np.object_]
Days: TypeAlias = NDArray[np.datetime64]
Columns: TypeAlias = dict[str, NDArray[Any]]
"""Arrays of equal length by name, while they are still being worked on."""
