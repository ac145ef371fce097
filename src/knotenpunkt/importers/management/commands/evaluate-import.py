"""`knotenpunkt evaluate-import FILE.xlsx --centre heinsberg --gold GOLD.csv`: how well a workbook is read, in
figures."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from knotenpunkt.importers.domain.evaluation import Score
from knotenpunkt.importers.management.clerk_command import ClerkCommand, wanted_centre
from knotenpunkt.importers.queries.evaluation import Evaluation, evaluate_import
from knotenpunkt.shared.files.problems import WorkbookProblem


class Command(ClerkCommand):
    """Nothing is written. Wanted are 97 % of the irregular and 99.5 % of the regular cells."""

    help = "Misst, wie gut eine Arbeitsmappe gelesen wird, an Sollwerten je Zelle oder an einer sauberen Tabelle."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="DATEI.xlsx")
        self.add_centre(parser)
        parser.add_argument(
            "--gold",
            type=Path,
            action="append",
            default=[],
            metavar="SOLL.csv",
            help="sheet;row;heading;raw;clean",
        )
        parser.add_argument(
            "--clean",
            type=Path,
            metavar="ORDNER",
            help="organisationen.csv und angebote.csv mit sauberen Werten",
        )
        parser.add_argument("--json", action="store_true", help="die Zahlen als JSON ausgeben")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["gold"] and options["clean"] is None:
            raise WorkbookProblem(
                "Woran soll gemessen werden? Bitte --gold SOLL.csv oder --clean ORDNER angeben."
            )
        evaluation = evaluate_import(
            wanted_centre(options["centre"]),
            options["file"],
            gold=tuple(options["gold"]),
            clean=options["clean"],
        )
        if options["json"]:
            self.stdout.write(json.dumps(_as_values(evaluation), ensure_ascii=False, indent=2))
        else:
            self._print("Unregelmäßige Zellen", evaluation.irregular, 0.97)
            self._print("Regelmäßige Zellen", evaluation.regular, 0.995)

    def _print(self, label: str, score: Score, wanted: float) -> None:
        self.stdout.write(
            f"{label}: {score.right} von {score.cells} richtig ({score.share:.2%}, gewünscht {wanted:.1%}); "
            f"{score.asked} der übrigen {len(score.wrong)} werden gefragt."
        )
        for wrong in score.wrong:
            cell = wrong.gold
            asked = " (gefragt)" if wrong.asked else ""
            self.stdout.write(
                f"  {cell.sheet} Zeile {cell.row}, {cell.heading.value}: {cell.raw!r} wurde {wrong.became!r}, "
                f"richtig ist {cell.clean!r}{asked}"
            )


def _as_values(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "irregular": _score_values(evaluation.irregular),
        "regular": _score_values(evaluation.regular),
        "questions": evaluation.questions,
    }


def _score_values(score: Score) -> dict[str, Any]:
    return {
        "cells": score.cells,
        "right": score.right,
        "share": round(score.share, 5),
        "asked": score.asked,
        "wrong": [
            {
                "sheet": wrong.gold.sheet,
                "row": wrong.gold.row,
                "heading": wrong.gold.heading.value,
                "raw": wrong.gold.raw,
                "clean": wrong.gold.clean,
                "became": wrong.became,
                "asked": wrong.asked,
            }
            for wrong in score.wrong
        ],
    }
