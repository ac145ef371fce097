"""German times that are certain, with the schedules they mean."""

from dataclasses import replace
from datetime import date, time

from knotenpunkt.directory.domain.records import Frequency, PartialDate, ScheduleRecord

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
