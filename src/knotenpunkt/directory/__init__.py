"""The directory of offers: who does what, where, when, for whom and in which languages.

Words of HSDS 3.1: organization (Träger), service (Angebot), location (Ort), service at location, schedule (Zeiten),
contact, phone, cost option, language, service area, taxonomy and term, attribute. The directory knows no file format
and no search index.
"""
