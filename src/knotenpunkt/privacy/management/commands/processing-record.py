"""`knotenpunkt processing-record`: the record of processing activities as a Markdown document in German."""

from typing import Any

from django.utils import translation

from knotenpunkt.shared.personal_data import Activity, activities
from knotenpunkt.shared.prepared_instance import InstanceCommand


class Command(InstanceCommand):
    """What the data protection officer of a Kreis takes over into her own record."""

    help = "Gibt das Verzeichnis der Verarbeitungstätigkeiten (Art. 30 DSGVO) als Markdown aus."

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("de"):
            self.stdout.write("# Verzeichnis der Verarbeitungstätigkeiten: Knotenpunkt\n")
            for activity in activities():
                self.stdout.write(_section(activity))


def _section(activity: Activity) -> str:
    fields = "\n".join(f"- {field.holds} (`{field.name}`)" for field in activity.fields)
    return (
        f"\n## {activity.title}\n\n"
        f"| | |\n|---|---|\n"
        f"| Zweck | {activity.purpose} |\n"
        f"| Rechtsgrundlage | {activity.legal_basis} |\n"
        f"| Betroffene | {activity.people} |\n"
        f"| Empfänger | {activity.recipients} |\n"
        f"| Speicherdauer | {activity.retention} |\n\n"
        f"{fields}"
    )
