"""What the importers keep that may concern a person: files as they were uploaded, and who did what with them."""

from django.utils.translation import gettext_lazy as later

from knotenpunkt.shared.personal_data import Activity, PersonalField

WORKBOOKS = Activity(
    code="workbooks",
    title=later("Workbooks that were uploaded"),
    purpose=later("Reading the centre's own list of offers, and taking a mistaken import back"),
    legal_basis=later("Art. 6 (1) (e) GDPR with § 8 TIntG NRW"),
    people=later("Staff of providers, where the file names them; the team of the centre"),
    recipients=later("The team of the centre"),
    retention=later("30 days after the upload"),
    night_job="importers.uploads",
    fields=(
        PersonalField("importers.WorkbookUpload.content", later("the file as it was uploaded")),
        PersonalField("importers.WorkbookUpload.report", later("what was read in it")),
        PersonalField("importers.WorkbookUpload.uploaded_by", later("key of the account that uploaded it")),
    ),
)
ANSWERS = Activity(
    code="workbook_answers",
    title=later("Answers to questions about a workbook"),
    purpose=later("Asking the same question only once"),
    legal_basis=later("Art. 6 (1) (e) GDPR with § 8 TIntG NRW"),
    people=later("Staff of providers, where a cell names them; the team of the centre"),
    recipients=later("The team of the centre"),
    retention=later("Until the centre takes the answer back"),
    fields=(
        PersonalField("importers.RememberedAnswer.raw", later("what stood in the cell")),
        PersonalField("importers.RememberedAnswer.answer", later("what it means")),
        PersonalField("importers.RememberedAnswer.answered_by", later("key of the account that answered")),
        PersonalField("importers.ColumnMeaning.answered_by", later("key of the account that answered")),
    ),
)
