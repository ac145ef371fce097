"""Makes the tables of words that the search reads, one process for each core: at set-up, so that no question waits."""

import multiprocessing
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "knotenpunkt.config.settings")


def main() -> None:
    django.setup()
    from knotenpunkt.search.word_files import make_word_table, names_of_word_tables

    with multiprocessing.get_context("fork").Pool(min(4, os.cpu_count() or 1)) as pool:
        pool.map(make_word_table, names_of_word_tables(), chunksize=1)


if __name__ == "__main__":
    main()
