"""How a service or an organization is reached: by function, never by a private person."""

from django.db import models

from knotenpunkt.directory.models.organization import Organization
from knotenpunkt.directory.models.service import Service
from knotenpunkt.shared.keys import new_key
from knotenpunkt.shared.tenancy import TenantOwned


class Contact(TenantOwned):
    """The contact of a service or of an organization; `function` says whom one reaches („Sekretariat")."""

    centre = models.ForeignKey("regions.Centre", on_delete=models.CASCADE, related_name="contacts")
    service = models.OneToOneField(
        Service, on_delete=models.CASCADE, null=True, blank=True, related_name="contact"
    )
    organization = models.OneToOneField(
        Organization, on_delete=models.CASCADE, null=True, blank=True, related_name="contact"
    )
    function = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)

    public_condition = models.Q(service__status="published", service__hidden_on__isnull=True) | models.Q(
        organization__status="published"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(service__isnull=True, organization__isnull=False)
                | models.Q(service__isnull=False, organization__isnull=True),
                name="contact_of_one",
            )
        ]

    def __str__(self) -> str:
        return f"contact {self.pk}"


class Phone(models.Model):
    """A telephone number in E.164."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(max_length=16)
    description = models.CharField(max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.number
