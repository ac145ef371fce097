"""The plane of the maps: ten metres a step, to the right and downwards from a corner north-west of the state.

Equirectangular around the latitude of the state's middle: true to shape within half a per cent inside the state.
"""

import math

MIDDLE_LATITUDE = 51.48
WEST = 5.8
NORTH = 52.6
STEPS_PER_DEGREE = 11_132.0

_STEPS_PER_DEGREE_OF_LONGITUDE = STEPS_PER_DEGREE * math.cos(math.radians(MIDDLE_LATITUDE))

TO_PLANE = (
    _STEPS_PER_DEGREE_OF_LONGITUDE,
    0.0,
    0.0,
    -STEPS_PER_DEGREE,
    -WEST * _STEPS_PER_DEGREE_OF_LONGITUDE,
    NORTH * STEPS_PER_DEGREE,
)
"""The same as `to_plane` as an affine map of longitude and latitude, in the order that shapely takes."""


def to_plane(longitude: float, latitude: float) -> tuple[float, float]:
    """The place of a point (degrees, WGS 84) in the plane of the maps."""
    return (longitude - WEST) * _STEPS_PER_DEGREE_OF_LONGITUDE, (NORTH - latitude) * STEPS_PER_DEGREE
