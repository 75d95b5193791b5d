"""What the README tells people to type exists: make targets, commands of braid, files it points to."""
import os
import re
import subprocess
import unittest

from project import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PROGRAM = os.environ["BRAID_TEST_PROGRAM"]


def typed(program):
    """The first word after `program` wherever the README shows it being typed."""
    lines = re.findall(r"`([^`\n]+)`", README)
    for block in re.findall(r"```.*?```", README, re.DOTALL):
        lines += block.splitlines()
    found = (re.match(rf"{program} ([a-z][a-z-]*)", line) for line in lines)
    return sorted({match.group(1) for match in found if match})


class Readme(unittest.TestCase):
    def test_it_opens_with_the_two_commands(self):
        self.assertEqual(["make run", "make test"], re.findall(r"^make \w+", README, re.MULTILINE)[:2])

    def test_make_targets_exist(self):
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        for target in typed("make"):
            with self.subTest(target):
                self.assertRegex(makefile, rf"(?m)^{target}:")

    def test_commands_exist(self):
        for command in typed("braid"):
            with self.subTest(command):
                asked = subprocess.run([PROGRAM, command, "--help"], capture_output=True, text=True, check=False)
                self.assertIn(f"Usage: braid {command} ", asked.stdout)

    def test_files_exist(self):
        for path in re.findall(r"\]\(([^)#:]+)\)", README):
            with self.subTest(path):
                self.assertTrue((ROOT / path).exists())


if __name__ == "__main__":
    unittest.main()
