"""The harness of every test: where its parts lie. Settings of the suite: tests/settings.py."""

import hypothesis

pytest_plugins = [
    "tests.harness.network",
    "tests.harness.personas",
    "tests.harness.counting",
    "tests.harness.engines",
    "tests.harness.site",
    "tests.harness.browser",
]

# The same examples in every run and no deadline: a busy machine is no failure.
hypothesis.settings.register_profile("suite", derandomize=True, deadline=None)
hypothesis.settings.load_profile("suite")
