"""Markup is made one way: escaped by html::format, with nothing a strict policy would refuse. Every view
is drawn with hostile words by a test."""
import re
import unittest

from project import files, reasons, sources

INLINE = {
    "a style attribute": re.compile(r"""\sstyle=\\?["']"""),
    "an event attribute": re.compile(r"""\s(hx-)?on[a-z:-]+=\\?["']"""),
    "a script in the page": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "a style sheet in the page": re.compile(r"<style[\s>]", re.IGNORECASE),
    "an address that is a script": re.compile(r"""=\\?["']javascript:""", re.IGNORECASE),
}
TRUSTED = re.compile(r"\bTrusted\b")
COMMENT = re.compile(r"^\s*//")


# A function of words that returns Html, and a page of app's. One without parameters has no words to draw.
VIEW_HEADERS = ("src/*_view.hpp", "src/*_views.hpp", "src/app/*.hpp")
VIEW = re.compile(r"^(?:html::Html|http::Page)\s+(\w+)\(\s*[^)\s]", re.MULTILINE)
NAMESPACE = re.compile(r"^namespace (\w+) \{", re.MULTILINE)
# {"network::place_page", network::place_page(...)}: a case of support::HostileCases, named by the view.
CASE = re.compile(r'\{\s*"(\w+::\w+)",\s*\1\(')


def views_of(text):
    return {f"{NAMESPACE.search(text).group(1)}::{name}" for name in VIEW.findall(text)}


def hostile_cases():
    tests = [text for _, text in files("tests/*.cpp") if '#include "support/hostile.hpp"' in text]
    return {view for text in tests for view in CASE.findall(text)}


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

    def test_every_view_is_drawn_with_hostile_words(self):
        listed = reasons("views_drawn_elsewhere.txt")
        views = {view for _, text in files(*VIEW_HEADERS) for view in views_of(text)}
        cases = hostile_cases()
        self.assertGreater(len(views), 80)
        self.assertEqual(set(), views - cases - set(listed), "has no case in a test: see tests/support/hostile.hpp")
        self.assertEqual(set(), cases - views, "is the name of a case, and no view's")
        self.assertEqual(set(), set(listed) - (views - cases), "is in views_drawn_elsewhere.txt for nothing")

    def test_that_views_and_cases_are_found(self):
        header = "namespace zoo {\nhtml::Html lion_page(const Lion& lion);\nhtml::Html tiger_part(\n    int stripes\n);\n"
        header += "html::Html empty_page();\nhtml::Url lion_url(int id);\nhttp::Page bear_page(const Bear& bear);\n}\n"
        self.assertEqual({"zoo::lion_page", "zoo::tiger_part", "zoo::bear_page"}, views_of(header))
        self.assertEqual(["zoo::lion_page"], CASE.findall('{{"zoo::lion_page",\n  zoo::lion_page({hostile})}}'))
        self.assertEqual([], CASE.findall('{"zoo::lion_page", zoo::tiger_page({hostile})}'))

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
