"""A pytest plugin: in CI nothing may be skipped, because a skipped test has proved nothing."""

import os
from collections.abc import Generator

import pytest

IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
WHY = (
    "skipped, and in CI a skip is a failure: install what the test needs, or remove the test. "
    "It said: "
)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", WHY + reason_of(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A whole file may be skipped while it is imported, before any test of it exists."""
    report = yield
    if IN_CI and report.skipped:
        report.outcome, report.longrepr = "failed", WHY + reason_of(report)
    return report


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
