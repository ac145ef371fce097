"""Where a started instance is found, and how one gets into a demonstration."""

from collections.abc import Iterator

from knotenpunkt.accounts.actions.demonstration import demonstration_accounts, state_demonstration_account
from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre


def served_addresses(address: str, port: int) -> list[str]:
    """Lines that name the addresses of the instance and of every centre that has published offers."""
    root = f"http://{address}:{port}/"
    return [f"Knotenpunkt: {root}", *_centres(root)]


def _centres(root: str) -> Iterator[str]:
    with_offers = Service.objects.public().values("centre_id")
    state = state_demonstration_account()
    if state:
        yield f"  Landesstelle ausprobieren: {root}de/konto/anmelden/ · {state.email} · Kennwort {state.password}"
    for centre in Centre.objects.filter(pk__in=with_offers):
        yield f"  {centre.territory}: {root}de/{centre.slug}/ · العربية: {root}ar/{centre.slug}/"
        accounts = demonstration_accounts(centre)
        if accounts:
            yield f"  Arbeitsplatz ausprobieren: {root}de/{centre.slug}/anmelden/ · Kennwort {accounts[0].password}"
            yield f"    {' · '.join(account.email for account in accounts)}"
