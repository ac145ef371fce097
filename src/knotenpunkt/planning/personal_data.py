"""What a centre's plan keeps that may concern a person: whom to reach for what, by function."""

from django.utils.translation import gettext_lazy as later

from knotenpunkt.shared.personal_data import Activity, PersonalField

FUNCTIONS = Activity(
    code="functions",
    title=later("Contacts of the centre by function"),
    purpose=later("Reaching the centre for what it does: by function, never a private person"),
    legal_basis=later("Art. 6 (1) (e) GDPR with § 8 TIntG NRW"),
    people=later("Team of the centre, where an address or number is one person's alone"),
    recipients=later("Everybody: the centre's fact sheet is public"),
    retention=later("As long as it stands in the centre's profile"),
    fields=(
        PersonalField("planning.FunctionContact.email", later("e-mail address of the function")),
        PersonalField("planning.FunctionContact.phone", later("telephone number of the function")),
        PersonalField("planning.FunctionContact.function", later("whom one reaches, as „Sekretariat“")),
    ),
)
