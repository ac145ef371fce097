"""What all worker processes of an instance count together: attempts to sign in, codes that were used."""

from django.db import models


class SharedCount(models.Model):
    """A row of Django's cache in the database; keys are hashed, so that the table holds no address and no name."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key
