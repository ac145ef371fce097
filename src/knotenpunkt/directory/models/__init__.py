"""Tables of the directory, in the words of HSDS 3.1."""

from knotenpunkt.directory.models.confirmation import Confirmation
from knotenpunkt.directory.models.contact import Contact, Phone
from knotenpunkt.directory.models.location import (
    Accessibility,
    Address,
    Location,
    ServiceAtLocation,
)
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

__all__ = [
    "Accessibility",
    "Address",
    "Attribute",
    "Confirmation",
    "Contact",
    "CostOption",
    "Language",
    "Location",
    "Organization",
    "Phone",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServicePartner",
    "Taxonomy",
    "TaxonomyTerm",
]
