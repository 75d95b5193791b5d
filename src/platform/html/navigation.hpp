// Ways from here to elsewhere, none of which needs a script.
#pragma once

#include "platform/html/html.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace html {

struct Link {
    std::string label;
    Url url;
};

struct Breadcrumb {
    std::vector<Link> parents;  // from the outermost
    std::string here{};         // this page, not linked; may be left out
};
// Accessibility: a <nav> named "Breadcrumb"; the last item has aria-current.
Html breadcrumb(const Breadcrumb& breadcrumb);

struct Tab {
    std::string label;
    Url url;
    bool selected = false;
    std::optional<std::int64_t> count{};
};
struct Tabs {
    std::string label;  // names the set: "Parts of this measure"
    std::vector<Tab> tabs;
};
// Pages of one thing, as links. Accessibility: a named <nav>; the selected one has aria-current.
Html tabs(const Tabs& tabs);

struct Pager {
    Url base;  // the list's address with its filters, without the page parameter
    int page;  // from 1
    int pages;
    std::string things = "Pages";  // names the <nav>: "Pages of partners"
    std::string parameter = "page";
};
// Nothing when there is one page only.
Html pager(const Pager& pager);

struct Disclosure {
    std::string summary;  // says what is inside: "How this was counted"
    Html content;
    bool open = false;
    std::string id{};
};
// <details>: opens without a script, and in print.
Html disclosure(const Disclosure& disclosure);

}  // namespace html
