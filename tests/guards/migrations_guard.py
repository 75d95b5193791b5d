"""Migrations are one numbered list without gaps, the same for both databases."""
import re
import unittest

from project import ROOT

NAME = re.compile(r"(\d{4})_([a-z0-9_]+?)(?:\.(sqlite|postgres))?\.sql")


def wrong_names(names):
    by_number = {}
    for name in names:
        found = NAME.fullmatch(name)
        if not found:
            yield f"{name}: not NNNN_what.sql, NNNN_what.sqlite.sql or NNNN_what.postgres.sql"
            continue
        number, what, dialect = found.groups()
        by_number.setdefault(int(number), []).append((what, dialect))
    for expected, number in enumerate(sorted(by_number), 1):
        if number != expected:
            yield f"{number:04}: {expected:04} was expected"
            return
    for number, versions in by_number.items():
        dialects = sorted(dialect or "" for _, dialect in versions)
        if len({what for what, _ in versions}) > 1 or dialects not in ([""], ["postgres", "sqlite"]):
            yield f"{number:04}: one file for both databases, or one for each"


class Migrations(unittest.TestCase):
    def test_the_list_is_whole(self):
        names = sorted(file.name for file in (ROOT / "migrations").glob("*.sql"))
        self.assertEqual([], list(wrong_names(names)))

    def test_that_a_broken_list_is_found(self):
        broken = [
            ["0001_a.sql", "0003_b.sql"], ["0001_a.sql", "0001_b.sql"], ["1_a.sql"],
            ["0001_a.sqlite.sql"], ["0001_a.sql", "0001_a.postgres.sql"],
        ]
        for names in broken:
            with self.subTest(names):
                self.assertNotEqual([], list(wrong_names(names)))
        self.assertEqual([], list(wrong_names(["0001_a.sql", "0002_b.sqlite.sql", "0002_b.postgres.sql"])))


if __name__ == "__main__":
    unittest.main()
