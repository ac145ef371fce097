"""German times that are certain, with the schedules they mean, and times that are not."""

import re
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.records import Frequency, PartialDate, ScheduleRecord
from knotenpunkt.directory.domain.schedule_text import ScheduleReading, read_schedule

SEPTEMBER_2024 = PartialDate(2024, 9)
WORKDAYS = "01234"


def clock(text: str) -> time | None:
    hour, _, minute = text.partition(":")
    return time(int(hour), int(minute or "0")) if text else None


def regular(days: str, hours: str = "", **limits: object) -> ScheduleRecord:
    """`days` are digits with Monday as 0; `hours` is „9-11:30", „18-" or „-17"."""
    opens, _, closes = hours.partition("-")
    record = ScheduleRecord(
        Frequency.MONTHLY if "ordinals" in limits else Frequency.WEEKLY,
        weekdays=tuple(int(day) for day in days),
        opens_at=clock(opens),
        closes_at=clock(closes),
    )
    return replace(record, **limits)  # type: ignore[arg-type]


def single(day: str, hours: str = "", until: str = "") -> ScheduleRecord:
    opens, _, closes = hours.partition("-")
    return ScheduleRecord(
        Frequency.ONCE,
        opens_at=clock(opens),
        closes_at=clock(closes),
        starts_on=date.fromisoformat(day),
        ends_on=date.fromisoformat(until) if until else None,
    )


WEEKLY = [
    ("donnerstags 14.30 bis 17.30 Uhr", [regular("3", "14:30-17:30")]),
    ("donnerstags von 15.00-18.30 Uhr", [regular("3", "15-18:30")]),
    ("montags von 15 bis 17 Uhr", [regular("0", "15-17")]),
    ("jeden Mi 9.00-11.00 Uhr", [regular("2", "9-11")]),
    ("jeden Mi. 14-17 Uhr", [regular("2", "14-17")]),
    ("Di 12-14 Uhr", [regular("1", "12-14")]),
    ("Mo 10 - 14:30", [regular("0", "10-14:30")]),
    ("Mo-Fr 9-11 Uhr", [regular(WORKDAYS, "9-11")]),
    ("mo-fr 9-11 uhr", [regular(WORKDAYS, "9-11")]),
    ("MO-FR 9-11 UHR", [regular(WORKDAYS, "9-11")]),
    ("Mo-Fr 9-11h", [regular(WORKDAYS, "9-11")]),
    ("Mo-Fr 09:00-11:00Uhr", [regular(WORKDAYS, "9-11")]),
    ("Mo-Fr 9-11 Uhr.", [regular(WORKDAYS, "9-11")]),
    ("Mo\u00a0–\u00a0Fr 9\u00a0–\u00a011\u00a0Uhr", [regular(WORKDAYS, "9-11")]),
    ("montags bis freitags 9 bis 11 Uhr", [regular(WORKDAYS, "9-11")]),
    ("von Montag bis Donnerstag von 9 bis 12 Uhr", [regular("0123", "9-12")]),
    ("Mo bis Fr 8.00 bis 16.30", [regular(WORKDAYS, "8-16:30")]),
    ("Freitags 10.00 – 13.00 Uhr", [regular("4", "10-13")]),
    ("dienstags von 11.00 Uhr – 12.30 Uhr", [regular("1", "11-12:30")]),
    ("jeden Mittwoch von 9.00 bis 11.30 Uhr", [regular("2", "9-11:30")]),
    ("Jeden Dienstag, 16.00 Uhr bis 18.00 Uhr", [regular("1", "16-18")]),
    ("Di – Do ab 9.30 Uhr", [regular("123", "9:30-")]),
    ("immer mittwochs ab 15 Uhr", [regular("2", "15-")]),
    ("mittwochs um 19.30 Uhr", [regular("2", "19:30-")]),
    ("mittwochs, Beginn: 19:30 Uhr", [regular("2", "19:30-")]),
    ("freitags bis 17 Uhr", [regular("4", "-17")]),
    ("Mo-Fr zwischen 9 und 12 Uhr", [regular(WORKDAYS, "9-12")]),
    ("Mo 18 Uhr", [regular("0", "18-")]),
    ("Mo 18.30", [regular("0", "18:30-")]),
    ("Mo 8.10-9.10 Uhr", [regular("0", "8:10-9:10")]),
    ("Mo 9.05-10.40", [regular("0", "9:05-10:40")]),
    ("Mo 06:30-8:00", [regular("0", "6:30-8")]),
    ("9-11 Uhr montags", [regular("0", "9-11")]),
    ("So 9-11 Uhr", [regular("6", "9-11")]),
    ("sonnabends 10-12 Uhr", [regular("5", "10-12")]),
    ("wöchentlich dienstags 10-12 Uhr", [regular("1", "10-12")]),
    ("Mo u. Do", [regular("03")]),
    ("dienstags bis donnerstags", [regular("123")]),
    ("jeden Montag", [regular("0")]),
    ("jede Woche dienstags 10-12 Uhr", [regular("1", "10-12")]),
    ("donnerstags 10-12 Uhr (wöchentlich)", [regular("3", "10-12")]),
    ("14.00 - 16.00 Uhr (donnerstags)", [regular("3", "14-16")]),
    ("jeden Dienstag in der Zeit von 10 bis 12 Uhr", [regular("1", "10-12")]),
]
SEVERAL_DAYS = [
    ("Mo+Mi 10-14 Uhr", [regular("02", "10-14")]),
    ("Mo & Do 10:00-12:00", [regular("03", "10-12")]),
    ("Mo/Mi/Fr 10-12 Uhr", [regular("024", "10-12")]),
    ("Mo Mi Fr 10-12 Uhr", [regular("024", "10-12")]),
    ("Di. u. Do. 9.00 - 11.30 h", [regular("13", "9-11:30")]),
    ("Di/Do 17:30-19:00", [regular("13", "17:30-19")]),
    ("Do und Di 9-11 Uhr", [regular("13", "9-11")]),
    ("Mo-Do u. Sa 9-11 Uhr", [regular("01235", "9-11")]),
    ("montags, mittwochs und freitags von 9 bis 12 Uhr", [regular("024", "9-12")]),
    ("Jeden Dienstag und jeden Donnerstag 10 - 12 Uhr", [regular("13", "10-12")]),
    ("Dienstag und Donnerstag, jeweils 9-12 Uhr", [regular("13", "9-12")]),
    ("Sa. + So. 10–18 Uhr", [regular("56", "10-18")]),
    ("sams- und sonntags 11-17 Uhr", [regular("56", "11-17")]),
    ("Montag- und Mittwoch 11-17 Uhr", [regular("02", "11-17")]),
    ("jedes Wochenende 10-18 Uhr", [regular("56", "10-18")]),
    ("täglich außer sonntags 9-17 Uhr", [regular("012345", "9-17")]),
    ("täglich (Mo-Fr) 9-12 Uhr", [regular(WORKDAYS, "9-12")]),
    ("täglich von Montag bis Freitag 9-12 Uhr", [regular(WORKDAYS, "9-12")]),
    ("Mo-Fr außer Mi 9-12 Uhr", [regular("0134", "9-12")]),
    ("Mo-Fr 9-12 Uhr (außer Mi und Do)", [regular("014", "9-12")]),
    ("Mo-Fr 9-12 Uhr, Mi geschlossen", [regular("0134", "9-12")]),
]
SEVERAL_TIMES = [
    ("Mo 9-12 u. 14-16, Di 9-12 Uhr", [regular("0", "9-12"), regular("0", "14-16"), regular("1", "9-12")]),
    (
        "Mo.-Fr. 8:00–12:00 Uhr und 14:00–16:00 Uhr",
        [regular(WORKDAYS, "8-12"), regular(WORKDAYS, "14-16")],
    ),
    (
        "Mo-Do 8.30-12.00 u. 13.30-16.00, Fr 8.30-12.00 Uhr",
        [regular("0123", "8:30-12"), regular("0123", "13:30-16"), regular("4", "8:30-12")],
    ),
    ("Mo - Do 9-16 Uhr, Fr 9-13 Uhr", [regular("0123", "9-16"), regular("4", "9-13")]),
    (
        "Mo+Mi+Fr 8.30 - 12 Uhr / 14 - 16 Uhr",
        [regular("024", "8:30-12"), regular("024", "14-16")],
    ),
    (
        "Montag: 9:00 - 12:00 Uhr\nDienstag: geschlossen\nMittwoch: 14:00 - 16:00 Uhr",
        [regular("0", "9-12"), regular("2", "14-16")],
    ),
    ("Montag\n09:00 - 12:00 Uhr\nDienstag\n14:00 - 16:00 Uhr", [regular("0", "9-12"), regular("1", "14-16")]),
    ("Mo 9-11; Di 10-12", [regular("0", "9-11"), regular("1", "10-12")]),
    ("Mo 9-11 | Di 10-12", [regular("0", "9-11"), regular("1", "10-12")]),
    ("Mo 9-11 Uhr Di 10-12 Uhr", [regular("0", "9-11"), regular("1", "10-12")]),
    ("9-11 Uhr Mo, 14-16 Uhr Di", [regular("0", "9-11"), regular("1", "14-16")]),
    ("Mo-Fr 9-12 Uhr, Do auch 14-18 Uhr", [regular(WORKDAYS, "9-12"), regular("3", "14-18")]),
    ("Mo–Fr: 8–12 Uhr, Do: zusätzlich 14–18 Uhr", [regular(WORKDAYS, "8-12"), regular("3", "14-18")]),
    (
        "Mo-Fr 8-12 Uhr, Di und Do auch nachmittags",
        [regular(WORKDAYS, "8-12"), regular("13", description="nachmittags")],
    ),
    (
        "Montags bis Freitags: 08.00 - 12.00 Uhr, Montags bis Donnerstags: 13.30 - 16.00 Uhr",
        [regular(WORKDAYS, "8-12"), regular("0123", "13:30-16")],
    ),
    (
        "Mo-Fr vormittags 9-12 und nachmittags 14-16 Uhr",
        [regular(WORKDAYS, "9-12"), regular(WORKDAYS, "14-16")],
    ),
]
PARTS_OF_THE_DAY = [
    ("Dienstagvormittag 9-11 Uhr", [regular("1", "9-11")]),
    ("Do nachmittags ab 14 Uhr", [regular("3", "14-")]),
    ("mittwochs 20 Uhr abends", [regular("2", "20-")]),
    ("jeden Montagabend 19 Uhr", [regular("0", "19-")]),
    ("donnerstagnachmittags", [regular("3", description="nachmittags")]),
    ("mittwochs am Nachmittag", [regular("2", description="nachmittags")]),
    (
        "dienstags vormittags, donnerstags nachmittags",
        [regular("1", description="vormittags"), regular("3", description="nachmittags")],
    ),
]
MONTHLY = [
    ("1. Montag im Monat, ab 18 Uhr", [regular("0", "18-", ordinals=(1,))]),
    ("1. Samstag im Monat 15.00 – 18.00 Uhr", [regular("5", "15-18", ordinals=(1,))]),
    ("jeden 1. und 3. Mittwoch im Monat 15-17 Uhr", [regular("2", "15-17", ordinals=(1, 3))]),
    ("1./3. Mittwoch im Monat", [regular("2", ordinals=(1, 3))]),
    ("am ersten Sonntag im Monat, 14-17 Uhr", [regular("6", "14-17", ordinals=(1,))]),
    ("am letzten Sonntag des Monats 11 Uhr", [regular("6", "11-", ordinals=(-1,))]),
    ("am 2. und 4. Mittwoch jeden Monats ab 14.30 Uhr", [regular("2", "14:30-", ordinals=(2, 4))]),
    ("jeden ersten Freitag 19 Uhr", [regular("4", "19-", ordinals=(1,))]),
    ("jeden letzten Freitag im Monat ab 19 Uhr", [regular("4", "19-", ordinals=(-1,))]),
    ("letzter Samstag im Monat", [regular("5", ordinals=(-1,))]),
    ("jeden 2. und 4. Dienstag von 9 bis 11 Uhr", [regular("1", "9-11", ordinals=(2, 4))]),
    ("jeden 2. Dienstag im Monat", [regular("1", ordinals=(2,))]),
    ("3. Do. im Monat 19-21 Uhr", [regular("3", "19-21", ordinals=(3,))]),
    ("monatlich am 3. Donnerstag, 18 Uhr", [regular("3", "18-", ordinals=(3,))]),
    ("jeden 5. Samstag im Monat", [regular("5", ordinals=(5,))]),
    ("1. Montag und 3. Mittwoch im Monat", [regular("0", ordinals=(1,)), regular("2", ordinals=(3,))]),
    (
        "Jeden ersten Mittwoch und jeden dritten Donnerstag im Monat, 10 Uhr",
        [regular("2", "10-", ordinals=(1,)), regular("3", "10-", ordinals=(3,))],
    ),
    ("jeden Freitag und 2. Sonntag im Monat", [regular("4"), regular("6", ordinals=(2,))]),
    (
        "jeden Freitag und 2. Sonntag im Monat 15-17 Uhr",
        [regular("4", "15-17"), regular("6", "15-17", ordinals=(2,))],
    ),
    (
        "1. Montag im Monat 10 Uhr\ndienstags 14 Uhr",
        [regular("0", "10-", ordinals=(1,)), regular("1", "14-")],
    ),
]
INTERVALS = [
    ("alle zwei Wochen mittwochs", [regular("2", interval=2)]),
    ("alle 2 Wochen dienstags von 18-20 Uhr", [regular("1", "18-20", interval=2)]),
    ("mittwochs, alle 14 Tage", [regular("2", interval=2)]),
    ("jede zweite Woche dienstags", [regular("1", interval=2)]),
    ("alle vier Wochen freitags", [regular("4", interval=4)]),
    ("14-tägig montags 10-12 Uhr", [regular("0", "10-12", interval=2)]),
    ("14tägig Do 16-18 Uhr", [regular("3", "16-18", interval=2)]),
    ("montags 14-tägig, 10-12 Uhr", [regular("0", "10-12", interval=2)]),
    ("dienstags (14-tägig) 15-17 Uhr", [regular("1", "15-17", interval=2)]),
    ("14-täglich, donnerstags", [regular("3", interval=2)]),
    ("vierzehntägig donnerstags", [regular("3", interval=2)]),
    ("zweiwöchentlich freitags", [regular("4", interval=2)]),
    (
        "14-tägig mittwochs ab 4.9.2024, 10-12 Uhr",
        [regular("2", "10-12", interval=2, starts_on=date(2024, 9, 4))],
    ),
]
BOUNDED = [
    ("dienstags ab 3.9.2024 15 Uhr", [regular("1", "15-", starts_on=date(2024, 9, 3))]),
    ("ab 3.9.2024 jeden Dienstag 15-17 Uhr", [regular("1", "15-17", starts_on=date(2024, 9, 3))]),
    ("Mo bis 30.6.2025", [regular("0", ends_on=date(2025, 6, 30))]),
    ("dienstags 15-17 Uhr (bis 30.6.2025)", [regular("1", "15-17", ends_on=date(2025, 6, 30))]),
    (
        "dienstags 15–17 Uhr vom 1.9. bis 30.11.2024",
        [regular("1", "15-17", starts_on=date(2024, 9, 1), ends_on=date(2024, 11, 30))],
    ),
    (
        "20.-22.9.2024 täglich 10-18 Uhr",
        [regular("456", "10-18", starts_on=date(2024, 9, 20), ends_on=date(2024, 9, 22))],
    ),
]
SINGLE_EVENTS = [
    ("21.09.2024", [single("2024-09-21")]),
    ("2024-09-21", [single("2024-09-21")]),
    ("21.9.24", [single("2024-09-21")]),
    ("21. September 2024", [single("2024-09-21")]),
    ("21. Sept. 2024", [single("2024-09-21")]),
    ("19.09.2024, 8:45-17:00", [single("2024-09-19", "8:45-17")]),
    ("Freitag, 21.06.2024, 17-20 Uhr", [single("2024-06-21", "17-20")]),
    ("Sa 28.9.(2019) 12 Uhr", [single("2019-09-28", "12-")]),
    ("So, 29.09.2019, 11-17 Uhr", [single("2019-09-29", "11-17")]),
    ("Sa, 21. September 2024, 14 Uhr", [single("2024-09-21", "14-")]),
    ("Samstag, den 21.09.2024 von 14.00 bis 18.00 Uhr", [single("2024-09-21", "14-18")]),
    ("am 21.09.2024 um 14 Uhr", [single("2024-09-21", "14-")]),
    ("Sa 21.9.", [single("2024-09-21")]),
    ("Sa, 21.09., 14-18 Uhr", [single("2024-09-21", "14-18")]),
    ("Sa 4.1., 14 Uhr", [single("2025-01-04", "14-")]),
    ("21.09. bis 3.10.2025", [single("2025-09-21", until="2025-10-03")]),
    ("23.09.2024 bis 29.09.2024", [single("2024-09-23", until="2024-09-29")]),
    ("23.-29.09.2024", [single("2024-09-23", until="2024-09-29")]),
    ("vom 23. bis 29. September 2024", [single("2024-09-23", until="2024-09-29")]),
    ("28.12.2024 bis 3.1.2025", [single("2024-12-28", until="2025-01-03")]),
    ("Fr-So 20.-22.9.2024", [single("2024-09-20", until="2024-09-22")]),
    ("Fr, 20.9. - So, 22.9.2024", [single("2024-09-20", until="2024-09-22")]),
    (
        "6./9. und 14. August (2024)",
        [single("2024-08-06"), single("2024-08-09"), single("2024-08-14")],
    ),
    ("21.9., 28.9. und 5.10.2024", [single("2024-09-21"), single("2024-09-28"), single("2024-10-05")]),
    (
        "Sa 21.9.2024 15-18 Uhr, So 22.9.2024 11-17 Uhr",
        [single("2024-09-21", "15-18"), single("2024-09-22", "11-17")],
    ),
]
DESCRIBED = [
    ("telefonisch Mo-Fr 8-16 Uhr", [regular(WORKDAYS, "8-16", description="telefonisch")]),
    ("Mo-Fr 8-16 Uhr (telefonisch)", [regular(WORKDAYS, "8-16", description="telefonisch")]),
    (
        "telefonisch Mo-Fr 8-16 Uhr, Sa 9-12 Uhr",
        [
            regular(WORKDAYS, "8-16", description="telefonisch"),
            regular("5", "9-12", description="telefonisch"),
        ],
    ),
    (
        "offene Sprechstunde dienstags nachmittags",
        [regular("1", description="offene Sprechstunde, nachmittags")],
    ),
    (
        "Beratung Mo 9-12 Uhr, Café Di 14-17 Uhr",
        [regular("0", "9-12", description="Beratung"), regular("1", "14-17", description="Café")],
    ),
    ("Öffnungszeiten: Mo-Fr 9-12 Uhr", [regular(WORKDAYS, "9-12")]),
    ("Mo-Fr von 9 bis 12 Uhr geöffnet", [regular(WORKDAYS, "9-12")]),
    ("dienstags 10-12 Uhr (mit Anmeldung)", [regular("1", "10-12", description="mit Anmeldung")]),
    (
        "dienstags 10-12 Uhr (außer in den Schulferien)",
        [regular("1", "10-12", description="außer in den Schulferien")],
    ),
    (
        "jeden Mittwoch (außer feiertags) von 14 - 16 Uhr",
        [regular("2", "14-16", description="außer feiertags")],
    ),
    ("Mo-Fr 9-11 Uhr nach Vereinbarung", [regular(WORKDAYS, "9-11", description="nach Vereinbarung")]),
    (
        "jeden Mittwoch während der Öffnungszeit des Amos-Ladens",
        [regular("2", description="während der Öffnungszeit des Amos-Ladens")],
    ),
]
CERTAIN = [
    *WEEKLY,
    *SEVERAL_DAYS,
    *SEVERAL_TIMES,
    *PARTS_OF_THE_DAY,
    *MONTHLY,
    *INTERVALS,
    *BOUNDED,
    *SINGLE_EVENTS,
    *DESCRIBED,
]
NO_DAY = [
    "",
    "?",
    "k.A.",
    "n.V.",
    "nach Absprache",
    "nach Absprache?",
    "nach Vereinbarung",
    "Termine auf Anfrage",
    "wechselnde Termine",
    "wöchentlich",
    "3x wöchentlich",
    "3x pro Woche",
    "viermal pro Woche",
    "1x im Monat",
    "1 x im Monat",
    "Treffen 1x monatlich",
    "alle zwei Wochen",
    "alle 6 bis 8 Wochen",
    "15 bis 17 Uhr",
    "rund um die Uhr",
    "Notruf rund um die Uhr (2016)",
    "Sommerferien",
    "v. a. Wochenende und Ferien",
    "werktags 9-12 Uhr",
    "täglich 9-17 Uhr",
    "so 9-11 Uhr",
]
DOUBTFUL_DAYS = [
    "2x im Jahr sonntags",
    "einmal im Monat dienstags",
    "monatlich dienstags",
    "montags und/oder mittwochs",
    "montags (gerade Wochen)",
    "nächsten Mittwoch 10 Uhr",
    "am Mittwoch 10 Uhr",
    "Fr-Mo 9-11 Uhr",
    "Mo, Mo 9-11 Uhr",
    "dienstags und mittwochnachmittags",
    "donnerstagnachmittags (Bücher-Küken)",
    "jeden zweiten Mittwoch",
    "jeden 2. Donnerstag 15 Uhr",
    "1. Montag",
    "jeden vorletzten Montag im Monat",
    "6. Montag im Monat",
    "1. bis 3. Montag im Monat",
    "alle 10 Tage montags",
    "jeden Dienstag 10-12 Uhr (14-tägig)",
    "wöchentlich mittwochs, alle zwei Wochen",
    "wöchentlich, 1. Montag im Monat",
    "täglich 14-tägig montags",
    "alle zwei Monate am 1. Montag",
    "mittwochs, 14-tägig, freitags 10 Uhr",
    "14-tägig Mo 10 Uhr, Di 12 Uhr",
    "14-tägig mittwochs ab 5.9.2024",
    "1. Montag im Monat 10 Uhr, Dienstag 14 Uhr",
    "Mo 9-12, Do 14-17 Uhr (bis 30.6.2025)",
    "dienstags in den Ferien",
    "dienstags 10-12 Uhr (nur Frauen)",
    "dienstags 10-12 Uhr (fällt aus)",
    "dienstags 15-17 Uhr, Raum 3",
    "dienstags ab September",
    "von Oktober bis März montags 10 Uhr",
    "Mo-Fr 9-12 und 14-16 Uhr, Mi nachmittags geschlossen",
    "Mo-Fr 9-12 Uhr geschlossen",
    "Mi geschlossen",
    "Mi 9-12 Uhr, Mi geschlossen",
]
DOUBTFUL_TIMES = [
    "Mo 9-11, Di",
    "Mo 9-11 Uhr und Mi",
    "Mo\nDi 9-11",
    "9-11 Uhr Mo, Di 14-16 Uhr",
    "Mo-Fr 9-17, Mi 9-12",
    "Mo ab 9 Uhr, Mo 14-16 Uhr",
    "mittwochs 9-11 Uhr und 10-12 Uhr",
    "telefonisch Mo-Fr 8-16 Uhr\nSa 9-12 Uhr",
    "Mo 2-4 Uhr",
    "mittwochs 5-7 Uhr",
    "mittwochs um 6 Uhr",
    "samstags 10 Uhr bis sonntags 12 Uhr",
    "Fr 18 Uhr - So 14 Uhr",
    "mittwochs 10 und 14 Uhr",
    "Mo-Fr 8-12 Uhr, 13-16 Uhr (außer Fr)",
    "Mo 9-12 Uhr Beratung, Di 14-16 Uhr",
    "Mo 9-12 Uhr, telefonisch Di 14-16 Uhr",
    "Mo 9-12 Uhr auch telefonisch, Di 14-16 Uhr",
    "mittwochs abends 8 Uhr",
    "mittwochs 8 Uhr abends",
    "Mo 9",
    "Mo 9.10",
    "Mo 8.10-9.10",
    "Mo 22-2 Uhr",
    "Mo 12-9 Uhr",
    "Mo 18-24 Uhr",
    "Mo 9-25 Uhr",
    "Mo 9.70-11 Uhr",
    "Mo ca. 9-11 Uhr",
    "gegen 15 Uhr montags",
    "Mo 9-11 Uhr?",
    "Mo 8-10-12 Uhr",
    "Mo-Fr 9:00:00-11:00:00",
    "Mo-So 0-24 Uhr",
    "3-6 Jahre montags",
    "Mo 9-12 € 5",
]
DOUBTFUL_DATES = [
    "Sept. 2024",
    "September 2024",
    "seit September 2024",
    "seit Sommer 2022, Termine erfragen",
    "zur Interkulturellen Woche (Ende September)",
    "in der IKW (September)",
    "jährlich im Ramadan",
    "jährlich am 3. Oktober",
    "1. Samstag im Monat September",
    "jeden 1. Mai",
    "1. Mai, 10 Uhr",
    "mittwochs 4.9.2024",
    "jährlich, meist um Pfingsten (4 Tage)",
    "3. Oktober, 10 bis 19 Uhr",
    "21.09.",
    "Sa 22.9.",
    "Sa 31.8.",
    "So 21.09.2024",
    "dienstags, 3.9.2024, 10 Uhr",
    "31.02.2024",
    "29.02.2023",
    "21.09.2204",
    "28.12. bis 3.1.2025",
    "29.09.2024 bis 23.09.2024",
    "20.-22.9.2024, 10-18 Uhr",
    "Mo-Di 20.-22.9.2024",
    "21.9.2024 und 5.10.",
    "Mi und Sa 21.9.2024 10 Uhr",
    "Dienstag 3.9.2024, 10 Uhr und Donnerstag 10 Uhr",
    "Mittwoch, 16.09.2015, 20 Uhr (nächstes: 30.09.)",
    "So, 29.09.2019, 11-17 Uhr; 2025 zum Auftakt der IKW",
    "donnerstags 14.30 bis 17.30 Uhr ab 3.9.",
]
UNCERTAIN = [*NO_DAY, *DOUBTFUL_DAYS, *DOUBTFUL_TIMES, *DOUBTFUL_DATES]


@pytest.mark.parametrize(("text", "schedules"), CERTAIN)
def test_read_schedule_certain_text_gives_its_schedules(text: str, schedules: list[ScheduleRecord]) -> None:
    reading = read_schedule(text, stated_on=SEPTEMBER_2024)
    assert reading == ScheduleReading(tuple(schedules), certain=True, rest="")


@pytest.mark.parametrize("text", UNCERTAIN)
def test_read_schedule_uncertain_text_gives_none(text: str) -> None:
    assert read_schedule(text, stated_on=SEPTEMBER_2024) == ScheduleReading((), certain=False, rest=text)


def test_read_schedule_keeps_telephone_hours_as_rest() -> None:
    text = "Mo, Di, Fr 8.30-11.30\nDo 8.30-11.30 + 14-17\nMi zu\n(Tel. Mo+Di 9-10.30 u. 14-15, Do+Fr 9-10.30)"
    reading = read_schedule(text, stated_on=None)
    assert reading.schedules == (
        regular("014", "8:30-11:30"),
        regular("3", "8:30-11:30"),
        regular("3", "14-17"),
    )
    assert reading.rest == "Tel. Mo+Di 9-10.30 u. 14-15, Do+Fr 9-10.30"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Mo-Fr 9-11 Uhr und nach Vereinbarung", "nach Vereinbarung"),
        ("Mo-Fr 9-11 Uhr sowie nach telefonischer Absprache", "nach telefonischer Absprache"),
        ("Mo-Fr 9-11 Uhr oder n.V.", "n.V."),
        ("Mo-Fr 9-11 Uhr, Tel. 02452 134222", "Tel. 02452 134222"),
    ],
)
def test_read_schedule_keeps_additions_as_rest(text: str, rest: str) -> None:
    reading = read_schedule(text, stated_on=None)
    assert (reading.schedules, reading.rest) == ((regular(WORKDAYS, "9-11"),), rest)


@pytest.mark.parametrize("stated_on", [None, PartialDate(2024, approximate=True), PartialDate(2022)])
def test_read_schedule_date_without_year_needs_a_fitting_statement(stated_on: PartialDate | None) -> None:
    assert not read_schedule("Sa 21.9.", stated_on=stated_on).certain


def test_read_schedule_reads_decomposed_letters() -> None:
    assert read_schedule("14-ta\u0308gig montags", stated_on=None).schedules == (regular("0", interval=2),)


def test_read_schedule_leaves_very_long_texts() -> None:
    assert not read_schedule("Mo 9-11 Uhr" + " " * 500 + "Di 9-11 Uhr", stated_on=None).certain


OPEN_ENDED = ("während", "Vereinbarung")  # these go on with words of their own


@pytest.mark.parametrize("word", ["nicht", "nur", "evtl.", "?", "ca.", "oder", "Frauen", "3x", "z.B."])
def test_read_schedule_any_unknown_word_anywhere_makes_it_uncertain(word: str) -> None:
    texts = [text for text, _ in CERTAIN if not any(part in text for part in OPEN_ENDED)]
    certain = [
        changed
        for text in texts
        for gap in (0, *(match.end() for match in re.finditer(r"\s+", text)), len(text))
        if read_schedule(changed := f"{text[:gap]} {word} {text[gap:]}", stated_on=SEPTEMBER_2024).certain
    ]
    assert certain == []


@given(st.text(alphabet="MoDiFrSa 0123456789.:-–,;()\nUhrundabisjeden", max_size=40))
def test_read_schedule_is_certain_exactly_where_it_has_schedules(text: str) -> None:
    reading = read_schedule(text, stated_on=SEPTEMBER_2024)
    assert reading.certain == bool(reading.schedules)


HOURS = st.integers(min_value=6, max_value=22)
MINUTES = st.sampled_from([0, 15, 30, 45])


@st.composite
def weekly_records(draw: st.DrawFn) -> ScheduleRecord:
    opens, closes = sorted(
        draw(st.lists(st.builds(time, HOURS, MINUTES), min_size=2, max_size=2, unique=True))
    )
    weekdays = draw(st.sets(st.integers(0, 6), min_size=1))
    ordinals = draw(st.lists(st.sampled_from([1, 2, 3, 4, 5]), max_size=2, unique=True))
    interval = 1 if ordinals else draw(st.integers(1, 4))
    return ScheduleRecord(
        Frequency.MONTHLY if ordinals else Frequency.WEEKLY,
        weekdays=tuple(sorted(weekdays))[: 1 if ordinals else 7],
        opens_at=opens,
        closes_at=closes,
        interval=interval,
        ordinals=tuple(sorted(ordinals)),
    )


SHORT = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
LONG = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


@given(
    record=weekly_records(),
    names=st.sampled_from([SHORT, LONG]),
    separator=st.sampled_from([", ", " und ", "/", " + ", "+", " u. "]),
    to=st.sampled_from(["-", " - ", " bis ", "–", " Uhr bis "]),
    form=st.sampled_from(["%H:%M", "%H.%M"]),
)
def test_read_schedule_reads_what_was_written(
    record: ScheduleRecord, names: tuple[str, ...], separator: str, to: str, form: str
) -> None:
    assert record.opens_at is not None
    assert record.closes_at is not None
    days = separator.join(names[day] for day in record.weekdays)
    if record.ordinals:
        days = f"{' und '.join(f'{ordinal}.' for ordinal in record.ordinals)} {days} im Monat"
    if record.interval > 1:
        days = f"alle {record.interval} Wochen {days}"
    text = f"{days} {record.opens_at:{form}}{to}{record.closes_at:{form}} Uhr"
    assert read_schedule(text, stated_on=None).schedules == (record,)
