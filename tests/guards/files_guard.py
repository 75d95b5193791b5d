"""Files stay short, say nothing of unfinished work, and know no machine but the reader's."""
import re
import unittest

from project import ROOT, files, reasons, sources

LONGEST = 350
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "HA" + "CK"]) + r")\b")
MACHINE = re.compile(r"(?<![\w.])/(" + "|".join(["work", "home", "root", "Users"]) + r")/[\w.-]+")
NOT_OURS = {"LICENSE", "package-lock.json", "tests/e2e/node/package-lock.json"}


def forbidden(text):
    for number, line in enumerate(text.splitlines(), 1):
        for pattern in (UNFINISHED, MACHINE):
            found = pattern.search(line)
            if found:
                yield number, found.group(0)


class Files(unittest.TestCase):
    def test_no_source_file_is_too_long_without_a_reason(self):
        listed = reasons("long_files.txt")
        long = {path for path, text in sources() if text.count("\n") > LONGEST}
        self.assertEqual(set(), long - set(listed), f"over {LONGEST} lines and not in long_files.txt")
        self.assertEqual(set(), set(listed) - long, "in long_files.txt and no longer long")

    def test_no_file_speaks_of_unfinished_work_or_of_one_machine(self):
        found = [
            f"{path}:{line}: {word}"
            for path, text in files()
            if path not in NOT_OURS
            for line, word in forbidden(text)
        ]
        self.assertEqual([], found)

    def test_that_the_words_are_found(self):
        for line in ["// TO" + "DO later", "see /ho" + "me/kim/notes", "# FIX" + "ME"]:
            with self.subTest(line):
                self.assertEqual(1, len(list(forbidden(line))))
        self.assertEqual([], list(forbidden("/var/lib/braid and https://example.org/home/page")))

    def test_every_source_file_is_built(self):
        lists = "\n".join(text for path, text in files("src/*CMakeLists.txt"))
        unlisted = [
            path for path, _ in sources()
            if path.endswith(".cpp") and not re.search(rf"\b{re.escape(path.split('/')[-1])}\b", lists)
        ]
        self.assertEqual([], unlisted)

    def test_every_test_is_built(self):
        lists = "\n".join(text for path, text in files("tests/*CMakeLists.txt"))
        unlisted = [
            path for path, _ in files("tests/*_test.cpp")
            if path.removeprefix("tests/") not in lists and path.split("/")[-1] not in lists
        ]
        self.assertEqual([], unlisted)

    def test_the_licence_is_whole(self):
        text = (ROOT / "LICENSE").read_text(encoding="utf-8")
        self.assertIn("GNU AFFERO GENERAL PUBLIC LICENSE", text)
        self.assertIn("END OF TERMS AND CONDITIONS", text)
        self.assertGreater(text.count("\n"), 650)


if __name__ == "__main__":
    unittest.main()
