"""tools/check_layers.py finds nothing in src/, and would find what it is for."""
import sys
import unittest

from project import ROOT, sources

sys.path.insert(0, str(ROOT / "tools"))
import check_layers  # noqa: E402


def violations(path, text):
    return [wrong for _, wrong in check_layers.check_file(path, text)]


class Layers(unittest.TestCase):
    def test_the_sources_keep_to_their_layers(self):
        found = [
            f"src/{path}:{line}: {wrong}"
            for path, text in ((path.removeprefix("src/"), text) for path, text in sources())
            for line, wrong in check_layers.check_file(path, text)
        ]
        self.assertEqual([], found)

    def test_what_each_rule_refuses(self):
        refused = {
            "a lower layer includes a higher one": ("base/id.cpp", '#include "platform/db/database.hpp"'),
            "platform includes a module": ("platform/jobs/jobs.cpp", '#include "network/network.hpp"'),
            "a module includes one of its own rank": ("voice/story.cpp", '#include "circles/circles.hpp"'),
            "a module includes one of a higher rank": ("network/person.cpp", '#include "measures/measures.hpp"'),
            "a module includes another's inside": ("measures/measure.cpp", '#include "network/place.hpp"'),
            "a room includes one that stands on it": ("measures/sums/sums.cpp", '#include "measures/returns/return.hpp"'),
            "a module includes app": ("network/person.cpp", '#include "app/config.hpp"'),
            "a folder nobody knows": ("utils/strings.cpp", ""),
            "a module includes a folder nobody knows": ("network/person.cpp", '#include "utils/strings.hpp"'),
            "platform includes a folder nobody knows": ("platform/db/row.cpp", '#include "utils/strings.hpp"'),
            "app includes a folder nobody knows": ("app/config.cpp", '#include "utils/strings.hpp"'),
            "a file of no folder": ("network/person.cpp", '#include "strings.hpp"'),
            "a module includes the demonstration": ("network/person.cpp", '#include "demo/demo.hpp"'),
            "platform includes the demonstration": ("platform/jobs/jobs.cpp", '#include "demo/demo.hpp"'),
            "a header of others that is in no table": ("analysis/trend/pace.cpp", "#include <Eigen/Dense>"),
            "a header of the compiler's own": ("base/id.cpp", "#include <bits/stdc++.h>"),
            "a header of POSIX in a header": ("base/id.hpp", "#include <unistd.h>"),
            "a header of the system that is in no table": ("base/id.cpp", "#include <sys/ptrace.h>"),
            "Beast outside the server": ("network/routes.cpp", "#include <boost/beast/http.hpp>"),
            "a heavy header in a header": ("network/network.hpp", "#include <boost/json.hpp>"),
            "SOCI outside the database": ("network/person_store.cpp", "#include <soci/soci.h>"),
            "the environment outside the configuration": ("network/person.cpp", 'auto x = std::getenv("HOME");'),
            "a namespace spread over a file": ("network/person.cpp", "using namespace std;"),
        }
        for rule, (path, text) in refused.items():
            with self.subTest(rule):
                self.assertEqual(1, len(violations(path, text)))

    def test_what_is_allowed(self):
        allowed = [
            ("measures/measure.cpp", '#include "network/network.hpp"'),
            ("measures/measure.cpp", '#include "measures/series.hpp"'),
            ("measures/returns/return_sum.cpp", '#include "measures/sums/sum_parts.hpp"'),
            ("measures/sums/sums.cpp", '#include "measures/measure_store.hpp"'),
            ("measures/measure.cpp", '#include "platform/db/database.hpp"'),
            ("app/wiring.cpp", '#include "network/person_store.hpp"'),
            ("platform/http/server.cpp", "#include <boost/asio.hpp>"),
            ("app/commands/demo.cpp", '#include "demo/demo.hpp"'),
            ("app/program.cpp", '#include "platform/http/server.hpp"'),
            ("base/id.hpp", "#include <string>"),
            ("base/id.hpp", "#include <fmt/format.h>"),
            ("base/id.cpp", "#include <unistd.h>"),
            ("base/id.cpp", '#include "embedded/assets.hpp"'),
            ("app/config.cpp", 'auto x = std::getenv("HOME");'),
            ("base/id.cpp", "// getenv() is not for us"),
        ]
        for path, text in allowed:
            with self.subTest(path=path, text=text):
                self.assertEqual([], violations(path, text))


if __name__ == "__main__":
    unittest.main()
