#!/usr/bin/env python3
"""Who may include what. The tables are the rule; the rest reads includes and compares.

    tools/check_layers.py [ROOT]     prints each violation as file:line and ends with 1 if any
"""
import pathlib
import re
import sys

# A folder of src/ and the folders whose headers it may include, besides its own.
LAYERS = {
    "base": [],
    "analysis": ["base"],
    "standards": ["base"],
    "platform/db": ["base"],
    "platform/html": ["base"],
    "platform/charts": ["base", "platform/html"],
    "platform/http": ["base", "platform/html"],
    "platform/tables": ["base"],
    "platform/download": ["base", "platform/html", "platform/http", "platform/tables"],
    "platform/mail": ["base", "platform/db", "platform/jobs"],
    "platform/journal": ["base", "platform/db"],
    "platform/jobs": ["base", "platform/db"],
    "platform/auth": ["base", "platform/db", "platform/download", "platform/html", "platform/http",
                      "platform/journal", "platform/jobs", "platform/mail", "platform/tables"],
}

# Modules by rank: each may include platform, standards, analysis, base, and of a module of lower
# rank its public header "<module>/<module>.hpp" alone. `app` may include all of these, and the
# demonstration ("demo/..."), which nobody else knows.
RANKS = {
    "network": 1,
    "agenda": 2, "alliance": 2, "services": 2,
    "measures": 3,
    "evidence": 4,
    "voice": 5, "circles": 5,
    "connections": 6, "learning": 6,
    "outreach": 7,
}

# The folders of a module that has some: each may include the module's own files, and these folders.
ROOMS = {
    "measures/sums": [],
    "measures/figures": ["measures/sums"],
    "measures/imports": ["measures/sums"],
    "measures/returns": ["measures/sums", "measures/figures", "measures/imports"],
}

# Third-party headers and where they may appear (regular expressions over paths below src/).
ANY_BODY = r".*\.cpp"
THIRD_PARTY = [
    (r"boost/(asio|beast)", r"platform/http/(server|boost_impl)\.cpp"),
    (r"boost/", ANY_BODY),
    (r"soci|sqlite3|libpq", r"platform/db/[^/]+\.cpp|platform/db/native\.hpp"),
    (r"duckdb", r"platform/tables/[^/]+\.cpp"),
    (r"xlsxwriter", r"platform/tables/[^/]+\.cpp"),
    (r"curl/", r"platform/mail/[^/]+\.cpp"),
    (r"cmark", r"platform/html/[^/]+\.cpp"),
    (r"brotli/|zlib", r"platform/http/[^/]+\.cpp"),
    (r"CLI/", r"app/command_line\.cpp"),
    (r"toml\+\+", r"app/[^/]+\.cpp|measures/imports/[^/]+\.cpp"),
    (r"sodium", r"(base|platform/[a-z]+)/[^/]+\.cpp"),
    (r"openssl/|qrencode", r"platform/auth/[^/]+\.cpp"),
    (r"unicode/", r"(base|platform/[a-z]+)/[^/]+\.cpp"),
    (r"spdlog/", r"(app|platform/[a-z]+)/[^/]+\.cpp"),
    (r"fmt/(core|format)\.h$", r".*"),
    (r"linux/tcp\.h", r"platform/http/acknowledged\.cpp"),
    (r"pthread\.h", r"app/stop_signal\.hpp"),
    (r"fmt/chrono|fmt/ranges|fmt/ostream|regex$|iostream$", ANY_BODY),
]

# Every other header in angle brackets is one of the standard library's or, in bodies, of POSIX.
STANDARD = set("""
algorithm any array atomic barrier bit bitset charconv chrono codecvt compare complex concepts
condition_variable coroutine deque exception execution filesystem format forward_list fstream functional
future initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map memory
memory_resource mutex new numbers numeric optional ostream queue random ranges ratio regex
scoped_allocator semaphore set shared_mutex source_location span sstream stack stdexcept stop_token
streambuf string string_view strstream syncstream system_error thread tuple type_traits typeindex typeinfo
unordered_map unordered_set utility valarray variant vector version
cassert cctype cerrno cfenv cfloat cinttypes climits clocale cmath csetjmp csignal cstdarg cstddef cstdint
cstdio cstdlib cstring ctime cuchar cwchar cwctype
""".split())
POSIX = {
    "arpa/inet.h", "fcntl.h", "netinet/in.h", "pwd.h", "spawn.h", "sys/resource.h", "sys/socket.h",
    "sys/stat.h", "sys/wait.h", "unistd.h",
}

# Words of code and the only files that may hold them.
WORDS = [
    (r"\b(secure_)?getenv\s*\(", r"app/config\.cpp", "settings are read in app/config.cpp"),
    (r"\bsoci::transaction\b", r"$^", "soci::transaction begins deferred; use db::Transaction"),
    (r"(\bstd::|[^\w.>:]::)system\s*\(|\bpopen\s*\(", r"$^", "the program starts no other program"),
    (r"\busing namespace\b", r"$^", "a unity build would spread it"),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
COMMENT = re.compile(r"//.*$")


def layer_of(path):
    """The folder a file of src/ belongs to: 'platform/db', 'base', 'network', 'app'."""
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] == "platform" else parts[0]


def room_allowed(source, target):
    here, there = (str(pathlib.PurePath(path).parent) for path in (source, target))
    return here not in ROOMS or there not in ROOMS or there == here or there in ROOMS[here]


def own_include_allowed(source, target):
    here, there = layer_of(source), layer_of(target)
    if here == there:
        return room_allowed(source, target)
    if here == "app":
        return there in LAYERS or there in RANKS or there == "demo"
    if there in RANKS:
        is_face = target == f"{there}/{there}.hpp"
        return here in RANKS and RANKS[there] < RANKS[here] and is_face
    return there in (LAYERS if here in RANKS else LAYERS.get(here, []))


def check_include(source, quote, target):
    if quote == '"':
        if target.startswith("embedded/"):
            return None
        if not own_include_allowed(source, target):
            return f'{pathlib.PurePath(source).parent} may not include "{target}"'
        return None
    for header, allowed in THIRD_PARTY:
        if re.match(header, target):
            return None if re.fullmatch(allowed, source) else f"<{target}> belongs in {allowed}"
    if target in POSIX:
        return None if re.fullmatch(ANY_BODY, source) else f"<{target}> belongs in {ANY_BODY}"
    return None if target in STANDARD else f"<{target}> has no place in tools/check_layers.py"


def check_file(source, text):
    layer = layer_of(source)
    if layer not in LAYERS and layer not in RANKS and layer != "app":
        yield 1, f"the folder {layer} has no place in tools/check_layers.py"
    for number, line in enumerate(text.splitlines(), 1):
        include = INCLUDE.match(line)
        if include:
            wrong = check_include(source, *include.groups())
            if wrong:
                yield number, wrong
            continue
        code = COMMENT.sub("", line)
        for word, allowed, reason in WORDS:
            if re.search(word, code) and not re.fullmatch(allowed, source):
                yield number, reason


def main(root):
    violations = 0
    for file in sorted(root.glob("src/**/*.[ch]pp")):
        source = file.relative_to(root / "src").as_posix()
        for number, wrong in check_file(source, file.read_text(encoding="utf-8")):
            print(f"src/{source}:{number}: {wrong}")
            violations += 1
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
