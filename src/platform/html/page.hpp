// The bones of a page: the document itself, its heading, its sections.
#pragma once

#include "platform/html/html.hpp"

#include <string>
#include <vector>

namespace html {

struct Document {
    std::string title;
    Html head;  // meta, stylesheets, icons
    Html body;
    std::string lang = "en-NZ";
    std::string page_class{};
};
// A whole HTML document. Accessibility: `title` is unique within the site and says what the page
// is.
Html document(const Document& document);

// The first focusable thing of every page: jumps to <main id="main">.
Html skip_link();

struct PageHeading {
    std::string title;         // the only <h1>
    std::string kicker{};      // what kind of thing this is, above the title: "Measure"
    Html lead{};               // one or two sentences under it
    Html actions{};            // buttons and links for the whole page
    std::string title_lang{};  // when the title is not in the page's language: "mi"
};
Html page_heading(const PageHeading& heading);

struct Section {
    std::string title;
    Html content;
    std::string id{};  // so that others can link here
    int level = 2;     // of the heading; never skips one
    Html actions{};    // links at the right of the heading
    bool title_hidden = false;
};
// Accessibility: a <section> labelled by its heading, so that it is a landmark.
Html section(const Section& section);

struct Columns {
    Html main;
    Html side;
    std::string side_label{};  // names the <aside>, when it stands apart from the main text
};
// Two columns that become one, main first, on a narrow screen.
Html columns(const Columns& columns);

// Halves of equal weight (public and internal wording), one above the other on a narrow screen.
Html side_by_side(const std::vector<Html>& parts);

}  // namespace html
