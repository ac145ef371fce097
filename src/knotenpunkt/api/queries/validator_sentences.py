"""What a check found, in the reader's language: what it is, and what to do."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from knotenpunkt.hsds.domain.documents import Refusal, Unreadable
from knotenpunkt.hsds.domain.findings import Code, Finding, Severity


def severity_name(severity: Severity) -> str:
    """The severity as the heading of what is so severe."""
    return {
        Severity.ERROR: _("Errors: this breaks the standard"),
        Severity.WARNING: _("Warnings: this makes the data worse"),
        Severity.HINT: _("Hints: good to know"),
    }[severity]


def criterion_name(name: str) -> str:
    """What a criterion of quality asks for."""
    return {
        "description": _("Description of at least 40 letters"),
        "provider": _("Provider"),
        "topics": _("Topics"),
        "target_groups": _("Target groups"),
        "place": _("Place or area"),
        "schedule": _("Times"),
        "cost": _("Cost"),
        "contact": _("Contact"),
        "registration": _("Registration"),
        "stated_on": _("Date of the details"),
    }[name]


def finding_sentence(finding: Finding) -> str:
    """One sentence, or two where something can be done."""
    sentences = {
        **_about_form(),
        **_about_connections(),
        **_about_files(),
        **_about_values(),
        **_about_services(),
    }
    return sentences[finding.code] % {"expected": ", ".join(finding.expected)}


def refusal_sentence(unreadable: Unreadable) -> str:
    """Why nothing was checked, and what to do."""
    values: Mapping[str, Any] = unreadable.values
    return {**_about_unreadable_files(), **_about_addresses()}[unreadable.refusal] % values


def _about_form() -> dict[Code, str]:
    return {
        Code.REQUIRED: _("This field is missing. Every record needs it."),
        Code.NULL: _("Here stands null. Please leave the field out where nothing is known."),
        Code.EMPTY: _("This field must say something, and is empty."),
        Code.NOT_OBJECT: _("Here a record is expected, and something else stands there."),
        Code.NOT_LIST: _("Here a list of records is expected."),
        Code.NOT_TEXT: _("Here a text is expected. In JSON it stands in quotation marks."),
        Code.NOT_NUMBER: _(
            "Here a number is expected, with a point before decimals. In JSON without quotation marks."
        ),
        Code.NOT_BOOLEAN: _("Here true or false is expected."),
        Code.NOT_UUID: _("This is no UUID. One looks like this: 64a1ba5c-3d39-4fa3-a47a-8e8bf2a6e1a8."),
        Code.NOT_URI: _("This is no complete web address. One begins with https://."),
        Code.NOT_EMAIL: _("This is no e-mail address."),
        Code.NOT_DATE: _("This is no date. Please write it like this: 2026-11-26."),
        Code.NOT_TIME: _("This is no time of day. Please write it like this: 14:30."),
        Code.NOT_INSTANT: _("This is no point in time. Please write it like this: 2026-11-26T14:30:00Z."),
        Code.NOT_ALLOWED: _("This value is not allowed. Possible are: %(expected)s."),
        Code.UNKNOWN_FIELD: _(
            "HSDS 3.1 and the profile of Knotenpunkt do not know this field. Most readers skip it."
        ),
    }


def _about_connections() -> dict[Code, str]:
    return {
        Code.ID_TWICE: _("Another record has the same key. Every record needs its own."),
        Code.LEADS_NOWHERE: _("This key leads nowhere: no record of the object %(expected)s has it."),
        Code.OTHER_OWNER: _(
            "This key names another record of the object %(expected)s than the one around it."
        ),
        Code.TOO_DEEP: _("Records are nested deeper here than anybody reads. The rest was left out."),
        Code.MINIMAL: _("Only keys are listed. Ask the API with full=true to check whole records."),
        Code.FRONT_PAGE: _("This is the front page of an API. Give its address to check its services."),
        Code.NO_RECORDS: _("There are no records."),
        Code.MORE_PAGES: _("There are more pages. They were not read."),
    }


def _about_files() -> dict[Code, str]:
    return {
        Code.KEY_TWICE: _("A record names this field twice. Only the last one counts."),
        Code.COLUMN_TWICE: _("Two columns have this name. Only the last one counts."),
        Code.CELLS: _("This row has more or fewer cells than the table has columns."),
        Code.BROKEN_LINE: _("This line cannot be read. Brackets, commas or quotation marks may be missing."),
        Code.BROKEN_FILE: _("This file of the package cannot be read."),
        Code.UNKNOWN_FILE: _("No table of HSDS has the name of this file. It was not read."),
        Code.ENCODING: _("The text is not written in UTF-8. Please save the file as UTF-8."),
        Code.SEPARATOR: _("The columns are not separated by commas. Please save the table with commas."),
    }


def _about_values() -> dict[Code, str]:
    return {
        Code.NOT_LANGUAGE: _("This is no language code (BCP 47). Examples are de, uk and pt-BR."),
        Code.NOT_PHONE: _(
            "This is no international phone number (E.164). One looks like this: +492452134222."
        ),
        Code.NOT_COUNTRY: _("This is no country code of two capital letters. Germany is DE."),
        Code.NOT_POSTAL_CODE: _("Postal codes in Germany have five digits."),
        Code.NOT_AGS: _(
            "This is no official key (AGS): five digits for a district, eight for a municipality."
        ),
        Code.IMPOSSIBLE_PLACE: _("There is no such place. Latitudes end at 90 degrees, longitudes at 180."),
        Code.OUTSIDE_GERMANY: _("This place is not in Germany. Please check latitude and longitude."),
        Code.SWAPPED_PLACE: _("Latitude and longitude are probably swapped."),
        Code.ENDS_EARLY: _("The end lies before the beginning."),
        Code.IN_FUTURE: _("This day is still to come. Nobody can have confirmed anything then."),
    }


def _about_services() -> dict[Code, str]:
    return {
        Code.OLD: _("The details are two years old or older. Please have them confirmed."),
        Code.AGEING: _("The details are six months old or older. Please have them confirmed soon."),
        Code.LACKS_DESCRIPTION: _(
            "The description is missing or very short. Say in 40 letters or more what it is about."
        ),
        Code.LACKS_PROVIDER: _("Who offers it? Please name the organization."),
        Code.LACKS_TOPICS: _("What is it about? Please give at least one topic."),
        Code.LACKS_TARGET_GROUPS: _("Whom is it for? Please name the target group."),
        Code.LACKS_PLACE: _("Where is it? Please give a place or an area."),
        Code.LACKS_SCHEDULE: _("When is it? Please give the times."),
        Code.LACKS_COST: _("What does it cost? Please write the price, or that it is free."),
        Code.LACKS_CONTACT: _(
            "Whom can one ask? Please give a phone number, an e-mail address or a website."
        ),
        Code.LACKS_REGISTRATION: _(
            "Does one have to register? Please write how, or that it is not necessary."
        ),
        Code.LACKS_STATED_ON: _("How old are the details? Please give the day on which they were confirmed."),
    }


def _about_unreadable_files() -> dict[Refusal, str]:
    return {
        Refusal.EMPTY: _("There is nothing in it. Please choose a file with data."),
        Refusal.TOO_LARGE: _("That is too much. Up to %(megabytes)d megabytes are checked."),
        Refusal.TOO_MANY: _("These are too many records. Up to %(most)d of one kind are checked."),
        Refusal.NOT_TEXT: _("This cannot be read as text. Please save the file as UTF-8."),
        Refusal.PDF: _("This is a PDF file. Please send JSON, tables (CSV) or a package of tables (ZIP)."),
        Refusal.OFFICE_FILE: _(
            "This is a file of Excel or Word. Please save each table as CSV, named like a table of HSDS, "
            "such as services.csv."
        ),
        Refusal.NOT_JSON: _(
            "The JSON breaks off in line %(line)d, column %(column)d. "
            "Often a comma, a bracket or a quotation mark is missing there."
        ),
        Refusal.NOT_HSDS: _(
            "There are no records in it. JSON with an object or a list of objects is expected."
        ),
        Refusal.TOO_DEEP: _("The records are nested too deeply to be read."),
        Refusal.BROKEN_PACKAGE: _("The package is damaged. Please pack it again as ZIP."),
        Refusal.LOCKED_PACKAGE: _("The package is locked with a password. Please pack it without one."),
        Refusal.PACKAGE_TOO_LARGE: _(
            "Unpacked, this is too much. Up to %(megabytes)d megabytes in %(files)d files are checked."
        ),
        Refusal.NO_TABLES: _("No file in the package is named like a table of HSDS, such as services.csv."),
        Refusal.UNKNOWN_TABLE: _(
            "The file is not named like a table of HSDS. Please name it services.csv, for example."
        ),
    }


def _about_addresses() -> dict[Refusal, str]:
    return {
        Refusal.FORBIDDEN_ADDRESS: _(
            "This address is not asked. It must begin with https:// or http:// and lie in the public internet."
        ),
        Refusal.UNREACHABLE: _("Nobody answers at this address. Please check how it is written."),
        Refusal.TOO_SLOW: _("The answer takes too long. Please try again later, or send a file."),
        Refusal.TOO_MANY_REDIRECTS: _(
            "The address leads to others again and again. Please give the last one."
        ),
        Refusal.BAD_STATUS: _(
            "The address answers with the error %(status)d. Please check how it is written."
        ),
    }
