"""Composition root: environment, settings, addresses and the console command. The only place that knows every context."""
