"""The seam to django-allauth: what it asks us, which of its pages we show, and where they lie."""
