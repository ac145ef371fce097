"""What the maps draw. Computed when regions or outlines change, so that showing a map needs no geometry."""

from django.db import models

from knotenpunkt.shared.keys import new_key


class MapShape(models.Model):
    """The drawn shape of a municipality or of a centre's territory, all in one plane.

    Coordinates are whole steps of ten metres to the right and downwards; `path` is the `d` of an SVG path.
    `is_schematic` says that the shape was drawn from centre points because no outline is loaded.
    """

    class Level(models.TextChoices):
        MUNICIPALITY = "municipality", "Gemeinde"
        CENTRE = "centre", "Zentrum"

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    level = models.CharField(max_length=12, choices=Level)
    key = models.CharField(max_length=8)
    path = models.TextField()
    label_x = models.IntegerField()
    label_y = models.IntegerField()
    west = models.IntegerField()
    north = models.IntegerField()
    east = models.IntegerField()
    south = models.IntegerField()
    is_schematic = models.BooleanField()

    class Meta:
        ordering = ["level", "key"]
        constraints = [models.UniqueConstraint(fields=["level", "key"], name="map_shape_once")]

    def __str__(self) -> str:
        return f"{self.level} {self.key}"
