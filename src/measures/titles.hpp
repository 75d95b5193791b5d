// What the journal calls imports, files on their way and returns.
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
// A file on its way is called by its name, for those who may see raw figures.
void describe_uploads(
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

}  // namespace measures
