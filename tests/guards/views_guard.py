"""Markup is made one way: escaped by html::format, with nothing a strict policy would refuse."""
import re
import unittest

from project import reasons, sources

INLINE = {
    "a style attribute": re.compile(r"""\sstyle=\\?["']"""),
    "an event attribute": re.compile(r"""\s(hx-)?on[a-z:-]+=\\?["']"""),
    "a script in the page": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "a style sheet in the page": re.compile(r"<style[\s>]", re.IGNORECASE),
    "an address that is a script": re.compile(r"""=\\?["']javascript:""", re.IGNORECASE),
}
TRUSTED = re.compile(r"\bTrusted\b")
COMMENT = re.compile(r"^\s*//")


def code_lines(text):
    return [(n, line) for n, line in enumerate(text.splitlines(), 1) if not COMMENT.match(line)]


def inline_code(text):
    return [(n, what) for n, line in code_lines(text) for what, pattern in INLINE.items() if pattern.search(line)]


class Views(unittest.TestCase):
    def test_trusted_markup_is_made_only_in_listed_files(self):
        listed = reasons("trusted_markup.txt")
        used = {path for path, text in sources() if any(TRUSTED.search(line) for _, line in code_lines(text))}
        self.assertEqual(set(), used - set(listed), "uses html::Trusted and is not in trusted_markup.txt")
        self.assertEqual(set(), set(listed) - used, "in trusted_markup.txt and uses it no more")

    def test_no_inline_script_or_style(self):
        found = [f"{path}:{n}: {what}" for path, text in sources() for n, what in inline_code(text)]
        self.assertEqual([], found)

    def test_that_inline_code_is_found(self):
        for line in [
            'format("<p style=\\"color: red\\">")', "R\"(<a onclick='go()'>)\"", "<script>alert(1)</script>",
            '<button hx-on:click="x">', '<a href="javascript:x">', "<style>p{}</style>",
        ]:
            with self.subTest(line):
                self.assertEqual(1, len(inline_code(line)))
        self.assertEqual([], inline_code('<script src="/assets/htmx.js" defer></script>'))
        self.assertEqual([], inline_code('int once = 1; // on="x"'))


if __name__ == "__main__":
    unittest.main()
