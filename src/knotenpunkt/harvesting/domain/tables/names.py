"""What tables are called in HSDS 1.x and 2.x, in Ohana and in mappings, beside the names of 3.x."""

from knotenpunkt.harvesting.domain.hsds.package import object_of

# Tables that are rewritten as those of 3.x.
OLDER = frozenset(
    (
        *("physical_address", "postal_address", "regular_schedule", "eligibility", "service_taxonomy"),
        *("service_attribute", "other_attribute"),
    )
)
_NAMES = {
    "accessibility_for_disabilities": "accessibility",
    "eligibilities": "eligibility",
    "mail_address": "postal_address",
    "mail_addresses": "postal_address",
    "other_attributes": "other_attribute",
    "physical_addresses": "physical_address",
    "postal_addresses": "postal_address",
    "regular_schedules": "regular_schedule",
    "service_attributes": "service_attribute",
    "services_at_location": "service_at_location",
    "services_at_locations": "service_at_location",
    "services_taxonomy": "service_taxonomy",
    "service_areas": "service_area",
    "taxonomies": "taxonomy",
}
# What a record of 3.x is made of.
CURRENT = frozenset(
    (
        *(
            "organization",
            "service",
            "location",
            "service_at_location",
            "address",
            "phone",
            "contact",
            "program",
        ),
        *(
            "schedule",
            "service_area",
            "language",
            "cost_option",
            "attribute",
            "taxonomy_term",
            "funding",
            "url",
        ),
        *("required_document", "accessibility", "organization_identifier", "service_capacity", "partner"),
        *("taxonomy", "translation", "unit", "meta_table_description", "metadata"),
    )
)
KNOWN = CURRENT | OLDER


def object_named(name: str) -> str:
    """The object of a table, whatever version of HSDS its name is of."""
    text = name.strip().lower()
    return _NAMES.get(text) or object_of(text)
