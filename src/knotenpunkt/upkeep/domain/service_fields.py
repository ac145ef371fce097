"""The fields of the form of a service, and which of them are offered to whom."""

FACTS = ("childcare", "women_only", "interpreter_possible", "registration_required")  # yes, no, or not known
LEVELS = ("alpha", "A1", "A2", "B1", "B2", "C1", "C2")
PLACE = ("place_name", "street", "postal_code", "city")

PROVIDER_FIELDS = frozenset(
    (
        *("title", "description", "times", "cost", "target_text", "minimum_age", "maximum_age"),
        *("languages", "level_from", "level_to", "registration_text", "phones", "email", "website"),
        *FACTS,
        *PLACE,
    )
)
TEAM_FIELDS = PROVIDER_FIELDS | {
    *("organization", "partners", "provider_text", "topics", "target_groups", "service_areas"),
    *("confidential", "source", "stated_on", "note"),
}
DISTRICT = "district"  # the choice among the service areas that means the whole territory
