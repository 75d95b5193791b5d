// A chart as it stands on a page: a sentence, the picture, the same figures as a table, where they
// come from, and how to take them away.
#pragma once

#include "platform/html/navigation.hpp"
#include "platform/html/table.hpp"

#include <string>
#include <vector>

namespace html {

struct Figure {
    std::string id;
    std::string sentence;  // plain language; the service is its subject
    Html chart;            // of platform/charts; may be empty where only a table makes sense
    Table table;           // of the same figures
    Html source;           // who counted, edition, date
    Html note{};           // what the interval shows, what is unknown
    std::vector<Link> downloads{};  // "CSV", "XLSX": each link says of what
    int level = 3;                  // of the sentence, a heading
    bool fold_table = false;        // for a long table: closed until asked for
};
// Accessibility: a <figure> labelled by its sentence; the table follows the picture.
Html figure(const Figure& figure);

}  // namespace html
