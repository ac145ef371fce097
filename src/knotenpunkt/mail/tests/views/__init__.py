"""Tests of the screens of the mail."""
