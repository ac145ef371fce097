"""Curated vocabularies: topics, target groups, kinds of organization, accessibility."""

from django.db import models

from knotenpunkt.shared.keys import new_key


class Taxonomy(models.Model):
    """A curated vocabulary; `labels` holds its name by language."""

    slug = models.SlugField(primary_key=True, max_length=40)
    labels = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.slug


class TaxonomyTerm(models.Model):
    """A word of a vocabulary: labels by language, and by language the other words that people use for it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    taxonomy = models.ForeignKey(Taxonomy, on_delete=models.CASCADE, related_name="terms")
    code = models.SlugField(max_length=60)
    labels = models.JSONField(default=dict)
    synonyms = models.JSONField(default=dict)
    descriptions = models.JSONField(default=dict)
    pictogram = models.CharField(max_length=40, blank=True)
    is_facet = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["taxonomy", "position"]
        constraints = [models.UniqueConstraint(fields=["taxonomy", "code"], name="term_code_once")]

    def __str__(self) -> str:
        return self.code
