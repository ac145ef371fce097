"""Reads of the importers: what a workbook is read against."""
