"""Kernel without domain words: tenant guard, audit, web helpers, interface parts. Knows no context."""
