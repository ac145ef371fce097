"""Who runs an instance."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InstanceOperator:
    """Who runs the instance, for its legal pages; what is not known is empty. `phone` is in E.164."""

    name: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
