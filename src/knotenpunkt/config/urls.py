"""Every address of the program, put together from the contexts."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from knotenpunkt.shared.web.converters import LanguageConverter

register_converter(LanguageConverter, "language")

handler400 = "knotenpunkt.shared.web.errors.bad_request"
handler403 = "knotenpunkt.shared.web.errors.forbidden"
handler404 = "knotenpunkt.shared.web.errors.not_found"
handler500 = "knotenpunkt.shared.web.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("knotenpunkt.regions.urls")),
    path("", include("knotenpunkt.accounts.urls")),
    path("", include("knotenpunkt.privacy.urls")),
    path("", include("knotenpunkt.mail.urls")),
    path("", include("knotenpunkt.search.urls")),
    path("", include("knotenpunkt.upkeep.urls")),
    path("", include("knotenpunkt.translating.urls")),
    path("", include("knotenpunkt.importers.urls")),
    path("", include("knotenpunkt.directory.urls")),
]
