"""Units as laboratories spell them, and what converts to what."""

from __future__ import annotations

import subprocess
import sys

import pytest

from evspec.quantities.known import known_quantities
from evspec.units import COMMON, factor, known, normalise, per_volume, plain, spelling

SPELLINGS = {
    "particles/mL": (
        "particles/ml",
        "Particles/mL",
        "particles per mL",
        "particles mL⁻¹",
        "particle/mL",
        "particles·mL-1",
    ),
    "µg/mL": ("ug/mL", "\u03bcg/ml", "µg ml⁻¹", "mcg/mL", "µg per ml", " µg/mL\u00a0"),
    "EU/kg/h": ("EU/kg/hour", "EU kg⁻¹ h⁻¹", "EU·kg^-1·h^-1", "EU per kg per h"),
    "%": ("percent", "per cent", " % "),
    "a.u.": ("au", "AU", "arbitrary units", "arb. u."),
    "1/mL": ("mL⁻¹", "/mL", "per ml", "1 / mL"),
    "particles/cm^3": ("particles/cm3", "particles cm⁻³", "particles/cm³", "particles/cc"),
    "degC": ("°C", "deg C"),
    "nmol/min": ("nmol / min", "nmol/minute"),
}


@pytest.mark.parametrize(("unit", "other"), [(unit, other) for unit, others in SPELLINGS.items() for other in others])
def test_one_unit_has_one_spelling(unit, other):
    """A unit spelt another way is the same unit; two spellings of one unit would not group."""
    assert unit == normalise(other)


@pytest.mark.parametrize("unit", COMMON)
def test_a_common_unit_is_its_own_spelling(unit):
    """A common unit is known to the registry and left as it is."""
    assert unit == normalise(unit)
    assert factor(unit, unit) == 1.0


@pytest.mark.parametrize(
    ("given", "wanted", "expected"),
    [
        ("ng/µL", "µg/mL", 1.0),
        ("mg/mL", "µg/mL", 1000.0),
        ("pg/mL", "µg/mL", 1e-6),
        ("particles/L", "particles/mL", 1e-3),
        ("particles/µL", "particles/mL", 1e3),
        ("particles/cm3", "particles/mL", 1.0),
        ("IU/mL", "EU/mL", 1.0),
        ("EU/kg/min", "EU/kg/h", 60.0),
        ("%", "1", 0.01),
        ("1", "%", 100.0),
        ("µm", "nm", 1000.0),
        ("nM", "mol/L", 1e-9),
        ("h", "d", 1 / 24),
    ],
)
def test_units_of_one_dimension_convert(given, wanted, expected):
    """The factor is exact to the last digits that matter; 1.0000000000000002 would move a value off its limit."""
    assert factor(given, wanted) == pytest.approx(expected, rel=1e-14)
    if expected == 1.0:
        assert factor(given, wanted) == 1.0


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("ng/mL", "particles/mL"),
        ("1/mL", "particles/mL"),
        ("cm-3", "particles/mL"),
        ("vesicles/mL", "particles/mL"),
        ("cells/mL", "particles/mL"),
        ("CFU", "EU"),
        ("K", "degC"),
        ("a.u.", "1"),
        ("RFU", "a.u."),
        ("10^9 particles/mL", "particles/mL"),
        ("furlong", "nm"),
        ("", "particles/mL"),
        ("particles/mL", ""),
        ("__import__('os')", "1"),
    ],
)
def test_units_of_two_dimensions_do_not_convert(given, wanted):
    """What measures another thing, or nothing known, has no factor: a bare 1/mL is not a number of particles."""
    assert factor(given, wanted) is None


@pytest.mark.parametrize("text", ["", "foo", "x10⁹/mL", "mL//", "ng/", "5 ng", "10⁹", "-", "%%"])
def test_what_is_no_unit_is_not_known(text):
    """A text that is no unit is not taken for one."""
    assert not known(text)


def test_every_quantity_has_a_known_unit():
    """The units of all quantities are known; an unknown one would refuse every hand-in."""
    assert [] == [quantity.name for quantity in known_quantities().values() if not known(quantity.unit)]


def test_only_amounts_in_a_volume_are_diluted():
    """A dilution changes a concentration, and neither a share nor a diameter nor a ratio."""
    assert ["µg/mL", "particles/mL", "EU/mL"] == [
        unit for unit in ("µg/mL", "particles/mL", "EU/mL", "%", "nm", "µg/µg", "1", "EU/kg/h") if per_volume(unit)
    ]


def test_superscripts_are_not_turned_into_digits():
    """`10⁹` stays ten to the ninth; compatibility normalisation would make it 109."""
    assert plain(" 10⁹ \u03bcg\u00a0") == "10⁹ µg"


def test_a_misspelt_unit_has_a_nearest_spelling():
    """The spelling offered converts to what is wanted; one that is known needs no other."""
    assert spelling("partcles/mL", "particles/mL") == "particles/mL"
    assert spelling("ng/mL", "particles/mL") == ""


def test_equal_units_need_no_registry():
    """A hand-in in the units of its quantities never waits for pint to load."""
    code = "import sys; from evspec.units import factor; factor('ug per ml', 'µg/mL'); print('pint' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert shown.stdout.strip() == "False"
