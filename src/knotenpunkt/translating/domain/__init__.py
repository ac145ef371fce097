"""What is computed about translations: differences of texts, files for translators, what machines must leave alone."""
