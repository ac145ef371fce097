"""Every address of the program, put together from the contexts."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from knotenpunkt.shared.web.converters import LanguageConverter

register_converter(LanguageConverter, "language")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("knotenpunkt.regions.urls")),
    path("", include("knotenpunkt.directory.urls")),
]
