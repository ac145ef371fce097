"""Composition root: environment, settings, addresses, console command. The only place that knows every context."""
