"""The tenant guard: a query on a centre's data runs only after it was told for whom.

The default manager of a tenant-owned model refuses to touch the database until `.within(scope)`, `.public()` or
`.unscoped(reason=…)` was called. Related managers of a centre, or of an object that was loaded under the guard, stay
usable. Adding rows is free: a row names its centre itself. The guard does not see what is put into `Subquery` or
`Exists`; such a query stands inside another one, which is guarded where it gives rows of a centre.
"""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Self, cast

from django.db import models

from knotenpunkt.shared.keys import new_key


class ScopeMissing(RuntimeError):
    """A query on tenant-owned data was about to run without a scope."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The centres whose data a query may see."""

    centres: frozenset[uuid.UUID]

    @classmethod
    def of(cls, *centres: models.Model) -> Scope:
        """The scope of exactly these centres."""
        return cls(frozenset(cast(uuid.UUID, centre.pk) for centre in centres))


class TenantQuerySet[Row: models.Model](models.QuerySet[Row]):
    """A QuerySet that knows whether it was scoped, and refuses to run if not."""

    is_scoped = False

    def within(self, scope: Scope) -> Self:
        """Only rows of the centres in the scope."""
        path = cast(type[TenantOwned], self.model).tenant_path
        return self.filter(**{f"{path}__in": scope.centres})._now_scoped()

    def public(self) -> Self:
        """Only rows that everyone may see, of all centres."""
        return self.filter(cast(type[TenantOwned], self.model).public_condition)._now_scoped()

    def unscoped(self, *, reason: str) -> Self:
        """All rows of all centres; the reason stands in the code for the reader and is checked by a test."""
        if not reason.strip():
            raise ValueError("an unscoped query needs a reason")
        return self.all()._now_scoped()

    def _now_scoped(self) -> Self:
        self.is_scoped = True
        return self

    def _clone(self) -> Self:
        clone = cast(Self, super()._clone())  # type: ignore[misc]
        clone.is_scoped = self.is_scoped
        return clone

    def _refuse_if_unscoped(self) -> None:
        if not self.is_scoped:
            name = self.model.__name__
            raise ScopeMissing(f"{name}: say for whom with .within(scope), .public() or .unscoped(reason=…)")

    def _fetch_all(self) -> None:
        if self._result_cache is None:
            self._refuse_if_unscoped()
        super()._fetch_all()

    def _merge_sanity_check(self, other: models.QuerySet[Any]) -> None:
        """Before `&`, `|` and `^`: what is let in by one side comes out of both."""
        _refuse_all_unscoped(self, other)
        super()._merge_sanity_check(other)  # type: ignore[misc]

    def _combinator_query(self, combinator: str, *other_qs: models.QuerySet[Any], all: bool = False) -> Self:  # noqa: A002
        """Before `union`, `intersection` and `difference`."""
        _refuse_all_unscoped(self, *other_qs)
        return cast(Self, super()._combinator_query(combinator, *other_qs, all=all))  # type: ignore[misc]

    def iterator(self, chunk_size: int | None = None) -> Iterator[Row]:
        self._refuse_if_unscoped()
        return super().iterator(chunk_size)

    def aiterator(self, chunk_size: int = 2000) -> AsyncIterator[Row]:
        self._refuse_if_unscoped()
        return super().aiterator(chunk_size)

    def raw(self, *args: Any, **kwargs: Any) -> models.query.RawQuerySet[Any]:
        self._refuse_if_unscoped()
        return super().raw(*args, **kwargs)

    def explain(self, *, format: str | None = None, **options: Any) -> str:  # noqa: A002
        self._refuse_if_unscoped()
        return super().explain(format=format, **options)

    def count(self) -> int:
        self._refuse_if_unscoped()
        return super().count()

    def exists(self) -> bool:
        self._refuse_if_unscoped()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._refuse_if_unscoped()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._refuse_if_unscoped()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse_if_unscoped()
        return super().delete()


def _refuse_all_unscoped(*queries: models.QuerySet[Any]) -> None:
    for query in queries:
        if isinstance(query, TenantQuerySet):
            query._refuse_if_unscoped()


def tenant_model(owned: type[TenantOwned]) -> type[models.Model]:
    """The model at the end of a tenant-owned model's path: the centre."""
    model: type[models.Model] = owned
    for name in owned.tenant_path.split("__"):
        model = cast(type[models.Model], model._meta.get_field(name).related_model)
    return model


class TenantManager[Row: models.Model](models.Manager[Row]):
    """The default manager of a tenant-owned model.

    A related manager has an `instance`. It is scoped by it where that is a centre or a row of one; rows that hang on
    something all centres share, as a topic, belong to many.
    """

    use_in_migrations = False

    def get_queryset(self) -> TenantQuerySet[Row]:
        queryset = TenantQuerySet[Row](self.model, using=self._db, hints=getattr(self, "_hints", {}))
        owner = getattr(self, "instance", None)
        if owner is not None:
            queryset.is_scoped = isinstance(
                owner, (TenantOwned, tenant_model(cast(type[TenantOwned], self.model)))
            )
        return queryset

    def within(self, scope: Scope) -> TenantQuerySet[Row]:
        return self.get_queryset().within(scope)

    def public(self) -> TenantQuerySet[Row]:
        return self.get_queryset().public()

    def unscoped(self, *, reason: str) -> TenantQuerySet[Row]:
        return self.get_queryset().unscoped(reason=reason)


class TenantOwned(models.Model):
    """A row of a centre: `tenant_path` leads to the centre, `public_condition` says which rows everyone may see."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)

    tenant_path: ClassVar[str] = "centre"
    public_condition: ClassVar[models.Q] = models.Q(pk__in=[])

    objects: ClassVar[TenantManager[Any]] = TenantManager()

    class Meta:
        abstract = True
