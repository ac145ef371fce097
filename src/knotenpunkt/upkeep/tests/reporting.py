"""What a person's browser sends with a public form: opened a while ago, the work done, or the sum answered."""

from itertools import count

from django.utils import timezone

from knotenpunkt.upkeep.domain.challenge import Challenge
from knotenpunkt.upkeep.domain.proof_of_work import is_solved
from knotenpunkt.upkeep.forms.report import sealed

EASY = 4  # bits: a test does not wait


def form_fields(
    mark: str = "mark", *, age: int = 60, solve: bool = True, answer: str = "", **written: str
) -> dict[str, str]:
    """The fields of a form that was handed out `age` seconds ago; `solve`: the device does the work."""
    challenge = Challenge(mark, EASY, int(timezone.now().timestamp()) - age, 4, 3)
    solution = next(str(number) for number in count() if is_solved(mark, str(number), EASY)) if solve else ""
    return {"seal": sealed(challenge), "solution": solution, "answer": answer, "website": "", **written}
