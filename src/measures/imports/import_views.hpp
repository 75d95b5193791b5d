// Pages of imports: the list, a file on its way, and what became of it.
#pragma once

#include "measures/imports/import_preview.hpp"
#include "measures/imports/import_store.hpp"
#include "measures/imports/import_upload_store.hpp"
#include "network/network.hpp"
#include "platform/html/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace measures {

struct ImportListPage {
    network::Network network;
    std::vector<ImportUpload> uploads{};
    std::vector<ImportLine> imports{};
    int page = 1;
    int pages = 1;
};
html::Html import_list_page(const ImportListPage& page);

struct ImportNewPage {
    network::Network network;
    std::vector<UsedMapping> used{};
    std::string csrf{};
    std::string chosen{};  // the slug of the measure whose mapping is used again
    base::FieldErrors errors{};
};
html::Html import_new_page(const ImportNewPage& page);

// A file that is not yet imported.
struct ImportUploadPage {
    network::Network network;
    ImportUpload upload;
    std::vector<tables::Refusal> refusals{};  // those of the page
    int page = 1;
    int pages = 1;
    std::string csrf{};
};
html::Html import_upload_page(const ImportUploadPage& page);

struct ImportMappingPage {
    network::Network network;
    ImportUpload upload;
    ImportPreview preview{};
    std::vector<UsedMapping> used{};
    std::string mapping{};  // as typed
    std::string csrf{};
    base::FieldErrors errors{};
};
html::Html import_mapping_page(const ImportMappingPage& page);

struct ImportPage {
    network::Network network;
    Import import;
    std::string measure_slug{};
    std::string measure_name{};
    std::string started_by{};                    // a name, or ""
    std::vector<network::Place> places_to_go{};  // with an undone one that is removed for good
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html import_page(const ImportPage& page);

// What pages of imports share.
html::Url imports_url(const network::Network& network);
html::Html imports_breadcrumb(const network::Network& network, const std::string& here);
// The file's name, or what it was instead of a file.
std::string import_title(const Import& import);
std::string import_state_word(const Import& import);
// The same as a tag, with the day where it was removed for good.
html::Html import_state(const Import& import, const std::string& zone);

// The first rows of a file as a table.
html::Html preview_table(const ImportPreview& preview);

}  // namespace measures
