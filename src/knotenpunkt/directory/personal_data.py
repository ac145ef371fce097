"""What the directory keeps that may concern a person: contacts by function, who is responsible, who released a text."""

from django.utils.translation import gettext_lazy as later

from knotenpunkt.shared.personal_data import Activity, PersonalField

CONTACTS = Activity(
    code="contacts",
    title=later("Contacts of offers and providers"),
    purpose=later("Reaching whoever offers something: by function, never a private person"),
    legal_basis=later("Art. 6 (1) (e) GDPR with § 8 TIntG NRW"),
    people=later("Staff of providers, where an address or number is theirs alone"),
    recipients=later("Everybody: contacts of published offers are public"),
    retention=later("As long as the offer or provider is in the catalogue; earlier versions for three years"),
    night_job="directory.versions",
    fields=(
        PersonalField("directory.Contact.email", later("e-mail address of the function")),
        PersonalField("directory.Contact.function", later("whom one reaches, as „Sekretariat“")),
        PersonalField("directory.Phone.number", later("telephone number of the function")),
        PersonalField("directory.EntryVersion.content", later("the same in earlier versions")),
        PersonalField("directory.Confirmation.confirmed_by", later("organization or team that confirmed")),
    ),
)
RESPONSIBILITY = Activity(
    code="responsibility",
    title=later("Who is in charge of an offer"),
    purpose=later("Sharing the work within the team"),
    legal_basis=later("Art. 6 (1) (e) GDPR, § 18 DSG NRW"),
    people=later("Team of the centre"),
    recipients=later("The team of the centre"),
    retention=later("The name vanishes with the account; what was done stays without a name"),
    fields=(
        PersonalField("directory.Service.assigned_to", later("who looks after an offer")),
        PersonalField("directory.Translation.released_by", later("who released a translation")),
        PersonalField("directory.EntryVersion.actor", later("key of the account that changed an entry")),
    ),
)
