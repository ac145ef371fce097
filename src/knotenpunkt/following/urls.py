"""Addresses of what other instances read."""

from django.urls import URLPattern, path

from knotenpunkt.following.domain.schemas import INSTANCE, PROFILE
from knotenpunkt.following.views.centre_profile import centre_profile, centre_profile_signature
from knotenpunkt.following.views.instance_document import instance_document
from knotenpunkt.following.views.schemas import schemas

urlpatterns: list[URLPattern] = [
    path(".well-known/knotenpunkt.json", instance_document, name="instance_document"),
    path("schema/instance-1.json", schemas, {"name": INSTANCE}, name="schemas_instance"),
    path("schema/centre-profile-1.json", schemas, {"name": PROFILE}, name="schemas_centre_profile"),
    path("<slug:centre>/profile.json", centre_profile, name="centre_profile"),
    path("<slug:centre>/profile.json.sig", centre_profile_signature, name="centre_profile_signature"),
]
