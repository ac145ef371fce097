"""Knotenpunkt: the working platform of integration centres."""
