"""Somebody who signs in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from knotenpunkt.mail.domain.letter import normal_address
from knotenpunkt.shared.keys import new_key
from knotenpunkt.shared.languages import INTERFACE_LANGUAGES


class AddressField(models.EmailField):  # type: ignore[type-arg]
    """An e-mail address: large and small letters are the same, in what is stored and in what is asked for."""

    def to_python(self, value: Any) -> Any:
        return normal_address(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        return self.to_python(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 - as Django calls it
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the address with which they sign in."""


class Person(AbstractBaseUser):
    """A person with an account; the e-mail address is the name under which she signs in.

    `language` is the one in which letters to her are written. An account of the demonstration opens nothing but centres
    that are demonstrations.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    email = AddressField(unique=True)
    display_name = models.CharField(max_length=120)
    language = models.CharField(
        max_length=2,
        default="de",
        choices=[(language.code, language.own_name) for language in INTERFACE_LANGUAGES],
    )
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once_in_any_letters")]

    def __str__(self) -> str:
        return self.display_name
