"""What the README tells people to type exists: make targets, commands of braid, files it points to."""
import os
import re
import shlex
import subprocess
import unittest

from project import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PROGRAM = os.environ["BRAID_TEST_PROGRAM"]

# Folders that building and running make: what the README says of them is in no repository.
MADE = ("build/", "data/", "outbox/")


def code_of(text):
    """What is shown as code: each line of the blocks, and the spans, which may be broken over lines."""
    blocks = re.findall(r"```.*?\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    spans = re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return lines + [" ".join(span.split()) for span in spans]


def words_of(line):
    try:
        return shlex.split(line, comments=True)
    except ValueError:  # a lone quotation mark: nothing to type
        return []


def command_of(line):
    """The program that a line runs and its arguments, without the `sudo` before it."""
    words = words_of(line)
    if words[:1] == ["sudo"]:
        words = words[1:]
        while words and words[0].startswith("-"):
            words = words[2:] if words[0] in ("-u", "-g") else words[1:]
    return words


def typed(program, text=README):
    """The first argument of `program` wherever it is typed, where that is a word."""
    commands = [command_of(line) for line in code_of(text)]
    found = {words[1] for words in commands if len(words) > 1 and words[0] == program}
    return sorted(word for word in found if re.fullmatch(r"[a-z][a-z-]*", word))


def named_paths(text=README):
    """Files and folders of the repository: what links lead to, and relative paths in code."""
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    words = [word for line in code_of(text) for word in words_of(line)]
    paths = [word for word in words if re.fullmatch(r"\w[\w.-]*(/[\w.*-]+)+/?", word)]
    return sorted(set(links) | {path for path in paths if not path.startswith(MADE)})


class Readme(unittest.TestCase):
    def test_it_opens_with_the_two_commands(self):
        self.assertEqual(["make run", "make test"], re.findall(r"^make \w+", README, re.MULTILINE)[:2])

    def test_make_targets_exist(self):
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        for target in typed("make"):
            with self.subTest(target):
                self.assertRegex(makefile, rf"(?m)^{target}:")

    def test_commands_exist(self):
        self.assertIn("signin-link", typed("braid"))
        for command in typed("braid"):
            with self.subTest(command):
                asked = subprocess.run([PROGRAM, command, "--help"], capture_output=True, text=True, check=False)
                self.assertIn(f"Usage: braid {command} ", asked.stdout)

    def test_files_exist(self):
        self.assertIn("deploy/braid.service", named_paths())
        for path in named_paths():
            with self.subTest(path):
                self.assertTrue((ROOT / path).exists())

    def test_what_is_installed_is_what_make_built(self):
        installs = [words for words in map(command_of, code_of(README)) if words[:2] == ["cmake", "--install"]]
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        self.assertTrue(installs)
        for words in installs:
            self.assertIn(f"cmake --build {words[2]} ", makefile)
        rules = (ROOT / "src/app/CMakeLists.txt").read_text(encoding="utf-8")
        self.assertIn("install(TARGETS braid)", rules)

    def test_what_is_found_in_a_text(self):
        text = (
            "Type `sudo -u braid braid signin-link EMAIL --config\n/etc/x` or `make fly`, then see `docs/none.md`,\n"
            "`braid --help`, `data/demo`, [this](gone.md) and the braid back in the river.\n"
            "```sh\nmake sail  # or braid\nsudo install -g braid deploy/gone.service /etc/\nbraid swim\n```\n"
        )
        self.assertEqual(["signin-link", "swim"], typed("braid", text))
        self.assertEqual(["fly", "sail"], typed("make", text))
        self.assertEqual(["deploy/gone.service", "docs/none.md", "gone.md"], named_paths(text))


if __name__ == "__main__":
    unittest.main()
