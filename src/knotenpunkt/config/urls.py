"""Every address of the program, put together from the contexts."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from knotenpunkt.shared.web.converters import DataFormatConverter, LanguageConverter, WordConverter

register_converter(DataFormatConverter, "format")
register_converter(LanguageConverter, "language")
register_converter(WordConverter, "word")

from knotenpunkt.accounts.urls import own_account  # noqa: E402 - its addresses use the converters

handler400 = "knotenpunkt.shared.web.errors.bad_request"
handler403 = "knotenpunkt.shared.web.errors.forbidden"
handler404 = "knotenpunkt.config.nothing_there.not_found"
handler429 = "knotenpunkt.shared.web.errors.too_many_attempts"
handler500 = "knotenpunkt.shared.web.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(own_account)),
    path("", include("knotenpunkt.api.urls")),
    path("", include("knotenpunkt.overview.urls")),
    path("", include("knotenpunkt.monitoring.urls")),
    path("", include("knotenpunkt.following.urls")),
    path("", include("knotenpunkt.regions.urls")),
    path("", include("knotenpunkt.accounts.urls")),
    path("", include("knotenpunkt.privacy.urls")),
    path("", include("knotenpunkt.mail.urls")),
    path("", include("knotenpunkt.search.urls")),
    path("", include("knotenpunkt.upkeep.urls")),
    path("", include("knotenpunkt.translating.urls")),
    path("", include("knotenpunkt.harvesting.urls")),
    path("", include("knotenpunkt.importers.urls")),
    path("", include("knotenpunkt.planning.urls")),
    path("", include("knotenpunkt.directory.urls")),
]
