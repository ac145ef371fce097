"""Everything that is kept about people, from all contexts; a test finds fields that nobody declared."""

from knotenpunkt.shared.personal_data import declare


def declare_all() -> None:
    """Models can be imported only once Django is set up."""
    from knotenpunkt.accounts.personal_data import ACCOUNTS, TRAIL, Accounts
    from knotenpunkt.directory.personal_data import CONTACTS, RESPONSIBILITY
    from knotenpunkt.importers.personal_data import ANSWERS, WORKBOOKS
    from knotenpunkt.mail.personal_data import LETTERS, Letters
    from knotenpunkt.planning.personal_data import FUNCTIONS
    from knotenpunkt.regions.personal_data import BARRIERS, BarrierMessages
    from knotenpunkt.upkeep.personal_data import EDITING, REPORT_LIMITS, SUGGESTIONS, Suggestions

    declare(ACCOUNTS, Accounts())
    declare(ANSWERS)
    declare(TRAIL)
    declare(BARRIERS, BarrierMessages())
    declare(CONTACTS)
    declare(EDITING)
    declare(FUNCTIONS)
    declare(LETTERS, Letters())
    declare(REPORT_LIMITS)
    declare(RESPONSIBILITY)
    declare(SUGGESTIONS, Suggestions())
    declare(WORKBOOKS)
