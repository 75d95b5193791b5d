// The first rows of an uploaded file, for whoever says what its columns mean.
#pragma once

#include "measures/imports/import_upload_store.hpp"

#include <string>
#include <vector>

namespace measures {

struct ImportPreview {
    std::string read_as{};  // encoding and dialect, in words
    std::vector<std::string> columns{};
    std::vector<std::vector<std::string>> rows{};
    std::string problem{};  // why it cannot be read; the rest is then empty
};
// Of a long file only the beginning is read.
ImportPreview preview_of(const ImportUpload& upload);

// Values of some columns, as far as the beginning of the file has them: at most `limit` of each.
std::vector<std::vector<std::string>> distinct_values(
    const ImportUpload& upload, const std::vector<std::string>& columns, std::size_t limit
);

}  // namespace measures
