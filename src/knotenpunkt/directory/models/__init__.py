"""Tables of the directory, in the words of HSDS 3.1."""

from knotenpunkt.directory.models.catalogue_settings import CatalogueSettings
from knotenpunkt.directory.models.confirmation import Confirmation
from knotenpunkt.directory.models.contact import Contact, Phone
from knotenpunkt.directory.models.entry_version import EntryKind, EntryVersion
from knotenpunkt.directory.models.location import (
    Accessibility,
    Address,
    Location,
    ServiceAtLocation,
)
from knotenpunkt.directory.models.offer_figure import OfferFigure
from knotenpunkt.directory.models.organization import Organization
from knotenpunkt.directory.models.service import (
    Attribute,
    CostOption,
    Language,
    Schedule,
    Service,
    ServiceArea,
    ServicePartner,
)
from knotenpunkt.directory.models.taxonomy import Taxonomy, TaxonomyTerm
from knotenpunkt.directory.models.translation import Translation

__all__ = [
    "Accessibility",
    "Address",
    "Attribute",
    "CatalogueSettings",
    "Confirmation",
    "Contact",
    "CostOption",
    "EntryKind",
    "EntryVersion",
    "Language",
    "Location",
    "OfferFigure",
    "Organization",
    "Phone",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServicePartner",
    "Taxonomy",
    "TaxonomyTerm",
    "Translation",
]
