"""The harness of every test: where its parts lie. Settings of the suite: tests/settings.py."""

pytest_plugins = [
    "tests.harness.network",
    "tests.harness.personas",
    "tests.harness.site",
    "tests.harness.browser",
]
