"""Drawing the maps anew after regions, centres or outlines changed."""

from knotenpunkt.regions.domain.map_shapes import DrawnShape, Place, drawn_regions
from knotenpunkt.regions.models import CentreMunicipality, MapShape, Outline


def draw_maps() -> None:
    """Replace every drawn shape in the caller's transaction."""
    places = tuple(
        Place(
            ags=served.municipality_id,
            centre=served.centre.key,
            longitude=served.municipality.longitude,
            latitude=served.municipality.latitude,
            area=float(served.municipality.area),
        )
        for served in CentreMunicipality.objects.select_related("centre", "municipality").order_by(
            "municipality_id"
        )
    )
    drawn = drawn_regions(places, dict(Outline.objects.values_list("ags", "geometry")))
    MapShape.objects.all().delete()
    MapShape.objects.bulk_create(
        [_row(MapShape.Level.MUNICIPALITY, shape) for shape in drawn.municipalities]
        + [_row(MapShape.Level.CENTRE, shape) for shape in drawn.centres]
    )


def _row(level: MapShape.Level, shape: DrawnShape) -> MapShape:
    west, north, east, south = shape.box
    return MapShape(
        level=level,
        key=shape.key,
        path=shape.path,
        label_x=shape.label[0],
        label_y=shape.label[1],
        west=west,
        north=north,
        east=east,
        south=south,
        is_schematic=shape.is_schematic,
    )
