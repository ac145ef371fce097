"""Addresses of the upkeep's screens."""

from django.urls import URLPattern, path

from knotenpunkt.upkeep.views.barrier_messages import barrier_messages, barrier_messages_remove
from knotenpunkt.upkeep.views.call_list import call_list, call_list_answer
from knotenpunkt.upkeep.views.catalogue_locations import catalogue_locations, catalogue_locations_act
from knotenpunkt.upkeep.views.catalogue_organizations import (
    catalogue_organizations,
    catalogue_organizations_act,
    catalogue_organizations_undo,
)
from knotenpunkt.upkeep.views.catalogue_services import (
    catalogue_services,
    catalogue_services_act,
    catalogue_services_undo,
)
from knotenpunkt.upkeep.views.dead_links import dead_links
from knotenpunkt.upkeep.views.duplicate_pair import duplicate_pair
from knotenpunkt.upkeep.views.duplicates import duplicates, duplicates_separate
from knotenpunkt.upkeep.views.freshness_settings import freshness_settings
from knotenpunkt.upkeep.views.location_edit import location_edit
from knotenpunkt.upkeep.views.organization_edit import (
    organization_edit,
    organization_edit_draft,
    organization_edit_new,
    organization_edit_new_draft,
)
from knotenpunkt.upkeep.views.organization_history import (
    organization_history,
    organization_history_restore,
)
from knotenpunkt.upkeep.views.own_suggestions import own_suggestions
from knotenpunkt.upkeep.views.provider_answer import (
    provider_answer,
    provider_answer_confirm,
    provider_answer_end,
    provider_answer_renew,
)
from knotenpunkt.upkeep.views.provider_change import provider_change
from knotenpunkt.upkeep.views.report import report_new, report_organization, report_service
from knotenpunkt.upkeep.views.report_state import report_state
from knotenpunkt.upkeep.views.service_edit import (
    service_edit,
    service_edit_archive,
    service_edit_draft,
    service_edit_new,
    service_edit_new_draft,
)
from knotenpunkt.upkeep.views.service_history import service_history, service_history_restore
from knotenpunkt.upkeep.views.suggestion_adjust import suggestion_adjust
from knotenpunkt.upkeep.views.suggestion_detail import (
    suggestion_detail,
    suggestion_detail_accept,
    suggestion_detail_decline,
    suggestion_detail_discard,
)
from knotenpunkt.upkeep.views.suggestion_list import suggestion_list

_CENTRE = "<language:language>/<slug:centre>/"
_WORKSPACE = f"{_CENTRE}arbeitsplatz/"
_OFFERS = f"{_WORKSPACE}angebote/"
_OFFER = f"{_OFFERS}<slug:slug>/"
_ANSWER = f"{_CENTRE}antwort/"
_SUGGESTIONS = f"{_WORKSPACE}vorschlaege/"
_SUGGESTION = f"{_SUGGESTIONS}<uuid:key>/"
_BARRIERS = f"{_WORKSPACE}barrieren/"
_DUPLICATES = f"{_WORKSPACE}doppelte/"

urlpatterns: list[URLPattern] = [
    path(_OFFERS, catalogue_services, name="catalogue_services"),
    path(f"{_WORKSPACE}angebote-auswahl/", catalogue_services_act, name="catalogue_services_act"),
    path(f"{_WORKSPACE}angebote-auswahl/zurueck/", catalogue_services_undo, name="catalogue_services_undo"),
    path(f"{_WORKSPACE}neues-angebot/", service_edit_new, name="service_edit_new"),
    path(f"{_WORKSPACE}neues-angebot/entwurf/", service_edit_new_draft, name="service_edit_new_draft"),
    path(f"{_WORKSPACE}traeger/", catalogue_organizations, name="catalogue_organizations"),
    path(f"{_WORKSPACE}traeger-auswahl/", catalogue_organizations_act, name="catalogue_organizations_act"),
    path(
        f"{_WORKSPACE}traeger-auswahl/zurueck/",
        catalogue_organizations_undo,
        name="catalogue_organizations_undo",
    ),
    path(f"{_WORKSPACE}neuer-traeger/", organization_edit_new, name="organization_edit_new"),
    path(
        f"{_WORKSPACE}neuer-traeger/entwurf/",
        organization_edit_new_draft,
        name="organization_edit_new_draft",
    ),
    path(f"{_WORKSPACE}traeger/<slug:slug>/", organization_edit, name="organization_edit"),
    path(
        f"{_WORKSPACE}traeger/<slug:slug>/entwurf/", organization_edit_draft, name="organization_edit_draft"
    ),
    path(f"{_WORKSPACE}traeger/<slug:slug>/verlauf/", organization_history, name="organization_history"),
    path(
        f"{_WORKSPACE}traeger/<slug:slug>/verlauf/<int:revision>/",
        organization_history_restore,
        name="organization_history_restore",
    ),
    path(f"{_WORKSPACE}orte/", catalogue_locations, name="catalogue_locations"),
    path(f"{_WORKSPACE}orte-auswahl/", catalogue_locations_act, name="catalogue_locations_act"),
    path(f"{_WORKSPACE}orte/<uuid:key>/", location_edit, name="location_edit"),
    path(f"{_OFFER}", service_edit, name="service_edit"),
    path(f"{_OFFER}entwurf/", service_edit_draft, name="service_edit_draft"),
    path(f"{_OFFER}archivieren/", service_edit_archive, name="service_edit_archive"),
    path(f"{_OFFER}verlauf/", service_history, name="service_history"),
    path(
        f"{_OFFER}verlauf/<int:revision>/",
        service_history_restore,
        name="service_history_restore",
    ),
    path(f"{_WORKSPACE}webadressen/", dead_links, name="dead_links"),
    path(f"{_WORKSPACE}aktualitaet/", freshness_settings, name="freshness_settings"),
    path(f"{_WORKSPACE}anrufen/", call_list, name="call_list"),
    path(f"{_WORKSPACE}anrufen/<uuid:key>/", call_list_answer, name="call_list_answer"),
    path(_ANSWER, provider_answer, name="provider_answer"),
    path(f"{_ANSWER}stimmt-noch/", provider_answer_confirm, name="provider_answer_confirm"),
    path(f"{_ANSWER}gibt-es-nicht-mehr/", provider_answer_end, name="provider_answer_end"),
    path(f"{_ANSWER}aendern/", provider_change, name="provider_change"),
    path(f"{_ANSWER}neuer-link/", provider_answer_renew, name="provider_answer_renew"),
    path(_BARRIERS, barrier_messages, name="barrier_messages"),
    path(f"{_BARRIERS}<uuid:key>/entfernen/", barrier_messages_remove, name="barrier_messages_remove"),
    path(f"{_CENTRE}angebote/<slug:slug>/stimmt-nicht/", report_service, name="report_service"),
    path(f"{_CENTRE}traeger/<slug:slug>/stimmt-nicht/", report_organization, name="report_organization"),
    path(f"{_CENTRE}angebot-vorschlagen/", report_new, name="report_new"),
    path(f"{_CENTRE}meldung/", report_state, name="report_state"),
    path(_SUGGESTIONS, suggestion_list, name="suggestion_list"),
    path(_SUGGESTION, suggestion_detail, name="suggestion_detail"),
    path(f"{_SUGGESTION}uebernehmen/", suggestion_detail_accept, name="suggestion_detail_accept"),
    path(f"{_SUGGESTION}ablehnen/", suggestion_detail_decline, name="suggestion_detail_decline"),
    path(f"{_SUGGESTION}loeschen/", suggestion_detail_discard, name="suggestion_detail_discard"),
    path(f"{_SUGGESTION}anpassen/", suggestion_adjust, name="suggestion_adjust"),
    path(f"{_WORKSPACE}meine-vorschlaege/", own_suggestions, name="own_suggestions"),
    path(_DUPLICATES, duplicates, name="duplicates"),
    path(f"{_DUPLICATES}<uuid:key>/", duplicate_pair, name="duplicate_pair"),
    path(f"{_DUPLICATES}<uuid:key>/trennen/", duplicates_separate, name="duplicates_separate"),
]
