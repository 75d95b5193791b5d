// Words of imports and returns: what the journal calls them, and how they count people.
#pragma once

#include "platform/journal/describe.hpp"

#include <string_view>

namespace measures {

// An import is called by its measure: its own page is for those who may import.
void describe_imports(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    journal::Titles& titles
);
// A return is called by its measure, for its two parties.
void describe_returns(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    journal::Titles& titles
);

// Where someone of several ethnicities is counted: "in each of their groups"; "" where that is not
// said.
std::string_view ethnicity_output_words(std::string_view output);

}  // namespace measures
