"""What the columns of a workbook mean, as its form asks and sends it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from knotenpunkt.importers.actions.keep_columns import SaidOfSheet
from knotenpunkt.importers.domain.columns import (
    CHOICES,
    FEWEST_COLUMNS,
    Column,
    SheetColumns,
    Wrong,
    meanings,
    wrong_with,
)
from knotenpunkt.importers.domain.headings import Heading


@dataclass(frozen=True, slots=True)
class ColumnField:
    """One column: its name in the form, and what is chosen for it (empty: it is left out)."""

    name: str
    column: Column
    choice: str


@dataclass(frozen=True, slots=True)
class SheetField:
    """A sheet with its columns, whether it is left out as a whole, and what is wrong."""

    name: str
    sheet: SheetColumns
    is_left_out: bool
    columns: tuple[ColumnField, ...]
    errors: tuple[str, ...]

    @property
    def said(self) -> SaidOfSheet | None:
        """What this says of the sheet; nothing where it never was a table and stays none."""
        if self.is_left_out:
            every: dict[str, Heading | None] = dict.fromkeys(column.key for column in self.sheet.columns)
            return SaidOfSheet(self.sheet, every) if self.sheet.is_table else None
        return SaidOfSheet(self.sheet, meanings(_chosen(self.columns)))


class ColumnsForm:
    """The sheets and what was sent about them; without that, what they mean so far."""

    def __init__(self, sheets: Sequence[SheetColumns], sent: Mapping[str, str] | None = None) -> None:
        has_tables = any(sheet.is_table for sheet in sheets)
        self.sheets = tuple(
            _asked(f"b{number}", sheet, has_tables=has_tables)
            if sent is None
            else _answered(f"b{number}", sheet, sent)
            for number, sheet in enumerate(sheets, start=1)
        )
        self.choices = [(choice.name.lower(), label_of(choice)) for choice in CHOICES]
        nothing = sent is not None and all(field.is_left_out for field in self.sheets)
        self.error = _("Please leave at least one sheet in.") if nothing else ""

    @property
    def is_valid(self) -> bool:
        return not self.error and not any(field.errors for field in self.sheets)

    @property
    def said(self) -> list[SaidOfSheet]:
        """What was said, once it is known to be usable."""
        return [said for field in self.sheets if (said := field.said) is not None]


def _asked(name: str, sheet: SheetColumns, *, has_tables: bool) -> SheetField:
    fields = tuple(
        ColumnField(f"{name}-s{number}", column, column.choice.name.lower() if column.choice else "")
        for number, column in enumerate(sheet.columns, start=1)
    )
    return SheetField(name, sheet, has_tables and not sheet.is_table, fields, ())


def _answered(name: str, sheet: SheetColumns, sent: Mapping[str, str]) -> SheetField:
    known = {choice.name.lower() for choice in CHOICES}
    names = [f"{name}-s{number}" for number in range(1, len(sheet.columns) + 1)]
    fields = tuple(
        ColumnField(field, column, sent.get(field, "") if sent.get(field) in known else "")
        for field, column in zip(names, sheet.columns, strict=True)
    )
    if f"{name}-out" in sent:
        return SheetField(name, sheet, is_left_out=True, columns=fields, errors=())
    errors = tuple(_sentence(*wrong) for wrong in wrong_with(_chosen(fields)))
    return SheetField(name, sheet, is_left_out=False, columns=fields, errors=errors)


def _chosen(fields: Sequence[ColumnField]) -> dict[str, Heading | None]:
    return {field.column.key: Heading[field.choice.upper()] if field.choice else None for field in fields}


def _sentence(wrong: Wrong, choice: Heading | None) -> str:
    told = {"choice": label_of(choice) if choice else "", "number": FEWEST_COLUMNS}
    if wrong is Wrong.TWICE:
        return _("“%(choice)s” is chosen for more than one column. Please choose it once.") % told
    if wrong is Wrong.NAMELESS:
        return _(
            "Please choose the column with the name of the offer, or with the name of the organization. If this sheet "
            "is no list of them, choose not to read it."
        )
    if wrong is Wrong.MISSING and choice is Heading.NUMBER:
        return _(
            "Please choose the column with the number by which an entry is known again. If there is none, add one in "
            "the file and upload it again."
        )
    if wrong is Wrong.MISSING:
        return _("Please choose the column for “%(choice)s”.") % told
    if wrong is Wrong.OTHER_TABLE:
        return (
            _(
                "“%(choice)s” belongs to offers. Please choose the column with the name of the offer as well, or leave "
                "this column out."
            )
            % told
            if choice is not Heading.KIND
            else _("“%(choice)s” belongs to a list of organizations. Please leave this column out.") % told
        )
    return _("Please choose a meaning for at least %(number)d columns.") % told


def label_of(choice: Heading) -> str:
    """What a column holds, in words that need no knowledge of our headings."""
    return {
        Heading.NUMBER: _("Number of the entry"),
        Heading.SERVICE: _("Name of the offer"),
        Heading.ORGANIZATION: _("Name of the organization that offers it"),
        Heading.PROVIDER: _("Name of the organization that offers it"),
        Heading.DESCRIPTION: _("Description: what it is about"),
        Heading.TARGET_GROUP: _("For whom it is"),
        Heading.MINIMUM_AGE: _("Age from"),
        Heading.MAXIMUM_AGE: _("Age up to"),
        Heading.TOPIC: _("Topic"),
        Heading.LANGUAGES: _("Languages"),
        Heading.VENUE: _("Place where it is held: the building"),
        Heading.STREET: _("Street and house number"),
        Heading.POSTAL_CODE: _("Postal code"),
        Heading.CITY: _("Town or village"),
        Heading.SCHEDULE: _("Days and times"),
        Heading.COST: _("What it costs"),
        Heading.REGISTRATION: _("How to register"),
        Heading.CONTACT_PHONE: _("Telephone"),
        Heading.PHONE: _("Telephone"),
        Heading.EMAIL: _("E-mail"),
        Heading.WEBSITE: _("Web address"),
        Heading.SOURCE: _("Where the information is from"),
        Heading.STATED_ON: _("Date of the information"),
        Heading.NOTE: _("Remark, only for your team"),
        Heading.KIND: _("Kind of organization"),
    }[choice]
