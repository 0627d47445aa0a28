"""What the register of instruments says of a reading."""

from __future__ import annotations

from fieldsample.domain.calibration import ran_out
from fieldsample.models.field import Instrument, Measurement
from fieldsample.operations.work import Work


def is_unknown(work: Work, reading: Measurement) -> bool:
    """Whether the register does not know what it was read with, and no reason was given."""
    if reading.instrument is not None:
        return work.find(Instrument, reading.instrument) is None
    return reading.no_instrument_reason is None


def is_overdue(work: Work, reading: Measurement) -> bool:
    """Whether the instrument's calibration had run out on the day of the reading."""
    instrument = work.find(Instrument, reading.instrument)
    return instrument is not None and ran_out(instrument.calibration_due, reading.day)
