"""What the commands about sources share: how a source is named, and what is told of it."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from knotenpunkt.following.models import Source
from knotenpunkt.following.queries.problem_sentences import problem_sentence, state_name
from knotenpunkt.shared.prepared_instance import InstanceCommand, Unusable


def normal_address(written: str) -> str:
    """The address of an instance by which it is known here: scheme and host alone. Raises Unusable."""
    try:
        parts = urlsplit(written.strip().lower())
        is_host = bool(parts.hostname) and not parts.username and (parts.port is None or parts.port > 0)
        if is_host and parts.scheme in {"http", "https"} and parts.path in {"", "/"} and not parts.query:
            return f"{parts.scheme}://{parts.netloc}"
    except ValueError:
        pass
    raise Unusable(
        f"„{written}“ ist keine Adresse einer Instanz; ein Beispiel: https://knotenpunkt.kreis-beispiel.de"
    )


class SourceCommand(InstanceCommand):
    """A command that tells of sources."""

    def tell(self, source: Source) -> None:
        """How the source stands, line by line."""
        for line in _lines(source):
            self.stdout.write(line)


def _lines(source: Source) -> Iterator[str]:
    profiles = source.profiles.unscoped(reason="the console tells of all centres of a source")
    yield f"{source.address}: {state_name(source.state)}, {profiles.count()} Zentren"
    yield f"  zuletzt gefragt {source.tried_at:%d.%m.%Y %H:%M}, zuletzt gut {source.good_at:%d.%m.%Y %H:%M}"
    yield f"  Schlüssel {source.public_key}"
    if source.problem:
        yield f"  {problem_sentence(source.problem)}"
    for key, problem in source.troubles.items():
        yield f"  {key}: {problem_sentence(problem)}"
