"""Taking back what an uploaded workbook changed: in one step, and nothing that somebody has touched since."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.actions.keeping_versions import lock_entries
from knotenpunkt.directory.actions.remove_entries import remove_entries
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.plain_records import record_from
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.models import EntryKind, EntryVersion
from knotenpunkt.directory.queries.records import StoredCatalogue, stored_catalogue
from knotenpunkt.importers.actions.import_lock import import_lock
from knotenpunkt.importers.actions.upload_errands import end_errand, hold
from knotenpunkt.importers.models import UploadState, WorkbookUpload
from knotenpunkt.importers.reading import Progress
from knotenpunkt.shared import audit
from knotenpunkt.shared.keys import new_key
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.models import Draft, DuplicatePair

TAKEN_BACK = "Import zurückgenommen"


@dataclass(frozen=True, slots=True)
class _Written:
    """What an upload wrote: new entries, and others as they were before. `touched` were changed since."""

    created_organizations: frozenset[uuid.UUID]
    created_services: frozenset[uuid.UUID]
    organizations: Mapping[uuid.UUID, OrganizationRecord]
    services: Mapping[uuid.UUID, ServiceRecord]
    touched: frozenset[uuid.UUID]


def undo_upload(
    upload: WorkbookUpload, token: uuid.UUID, *, actor: Actor, now: datetime, progress: Progress
) -> None:
    """Remove what the upload created and bring back what it changed; entries changed since stay, and are named.

    A new entry that something refers to by now is archived instead. Raises AccessRefused, ImportBusy, Superseded.
    """
    require(actor, Permission.CATALOGUE_IMPORT, centre=upload.centre_id)
    progress("Zurücknehmen", 0, 1)
    with import_lock(upload.centre), transaction.atomic():
        hold(upload, token)
        written, stored = _written(upload), stored_catalogue(upload.centre)
        archived = _take_back(upload, written, stored, actor=actor, now=now, progress=progress)
        kept = _named(written.touched, stored, "changed") + _named(archived, stored, "archived")
        end_errand(upload, token, state=UploadState.UNDONE, undone_at=now, kept=kept)
        audit.record(
            "importers.undo_upload",
            actor=actor.identifier,
            now=now,
            centre_key=upload.centre.key,
            subject_type="importers.WorkbookUpload",
            subject_id=upload.pk,
            changes={"changed_since": len(written.touched), "archived": len(archived)},
        )


def _written(upload: WorkbookUpload) -> _Written:
    """Every entry of the upload is locked, so that what is untouched stays so."""
    versions = list(EntryVersion.objects.within(Scope.of(upload.centre)).filter(batch=upload.batch))
    created = {
        kind: frozenset(map(uuid.UUID, upload.created.get(kind, ())))
        for kind in ("services", "organizations")
    }
    revisions = lock_entries(
        upload.centre,
        services=created["services"].union(_keys(versions, EntryKind.SERVICE)),
        organizations=created["organizations"].union(_keys(versions, EntryKind.ORGANIZATION)),
    )
    expected = dict.fromkeys(created["services"] | created["organizations"], 1)
    expected |= {version.entry: version.revision + 1 for version in versions}
    touched = frozenset(key for key, revision in revisions.items() if revision != expected[key])
    untouched = revisions.keys() - touched
    before = [version for version in versions if version.entry in untouched]
    return _Written(
        created["organizations"] & untouched,
        created["services"] & untouched,
        {
            each.entry: record_from(OrganizationRecord, each.content)
            for each in before
            if each.kind == EntryKind.ORGANIZATION
        },
        {
            each.entry: record_from(ServiceRecord, each.content)
            for each in before
            if each.kind == EntryKind.SERVICE
        },
        touched,
    )


def _keys(versions: list[EntryVersion], kind: EntryKind) -> set[uuid.UUID]:
    return {version.entry for version in versions if version.kind == kind}


def _take_back(
    upload: WorkbookUpload,
    written: _Written,
    stored: StoredCatalogue,
    *,
    actor: Actor,
    now: datetime,
    progress: Progress,
) -> frozenset[uuid.UUID]:
    """Services first, for they refer to organizations; the keys of new entries that had to be archived."""
    centre, batch = upload.centre, new_key()
    wanted = _mentioned(upload, written.created_services | written.created_organizations)
    names = _names_now(upload, stored)
    left = remove_entries(centre, services=written.created_services - wanted, actor=actor, now=now)
    services = left | (written.created_services & wanted)
    changes = [Change(key, _renamed(record, names)) for key, record in written.services.items()]
    changes += [Change(key, _archived(stored.services[key])) for key in services]
    save_catalogue(
        centre,
        CatalogueChanges(services=changes),
        actor=actor,
        now=now,
        batch=batch,
        progress=lambda done, of: progress("Angebote zurücknehmen", done, of),
    )
    left = remove_entries(centre, organizations=written.created_organizations - wanted, actor=actor, now=now)
    organizations = left | (written.created_organizations & wanted)
    back = [Change(key, record) for key, record in written.organizations.items()]
    back += [Change(key, _archived(stored.organizations[key])) for key in organizations]
    save_catalogue(
        centre,
        CatalogueChanges(organizations=back),
        actor=actor,
        now=now,
        batch=batch,
        progress=lambda done, of: progress("Träger zurücknehmen", done, of),
    )
    return services | organizations


def _mentioned(upload: WorkbookUpload, keys: frozenset[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Those of the keys that the upkeep names without a foreign key: somebody works on them, or has decided."""
    scope = Scope.of(upload.centre)
    decided = DuplicatePair.objects.within(scope).exclude(verdict=DuplicatePair.Verdict.OPEN)
    pairs = decided.order_by().values_list("first", "second")
    drafts = Draft.objects.within(scope).order_by().values_list("entry", flat=True)
    named = {key for pair in pairs for key in pair} | {key for key in drafts if key is not None}
    return keys & named


def _names_now(upload: WorkbookUpload, stored: StoredCatalogue) -> dict[str, str]:
    """What organizations that the upload renamed are called now, by the name they had before."""
    versions = EntryVersion.objects.within(Scope.of(upload.centre)).filter(
        batch=upload.batch, kind=EntryKind.ORGANIZATION
    )
    return {
        version.content["name"]: stored.organizations[version.entry].name
        for version in versions
        if version.entry in stored.organizations
    }


def _renamed(record: ServiceRecord, names: Mapping[str, str]) -> ServiceRecord:
    return replace(
        record,
        organization=names.get(record.organization, record.organization),
        partners=tuple(names.get(partner, partner) for partner in record.partners),
    )


def _archived[R: OrganizationRecord | ServiceRecord](record: R) -> R:
    """As an entry that is not there any more; its number is free for another."""
    return replace(record, number=None, status=Status.ARCHIVED, status_reason=TAKEN_BACK)


def _named(keys: frozenset[uuid.UUID], stored: StoredCatalogue, why: str) -> list[dict[str, str]]:
    """The entries by what they are called, and why they are still there."""
    names = [record.name for key, record in stored.organizations.items() if key in keys]
    titles = [record.title for key, record in stored.services.items() if key in keys]
    return [{"name": name, "why": why} for name in (*names, *titles)]
