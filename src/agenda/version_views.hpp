// Pages of adopted versions and of what changed between two. No database, no HTTP.
#pragma once

#include "agenda/parts.hpp"
#include "agenda/snapshot.hpp"
#include "agenda/version_store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace agenda {

struct VersionListPage {
    Setting setting;
    std::vector<Version> versions;  // newest first
};
html::Html version_list_page(const VersionListPage& page);

struct VersionPage {
    Setting setting;
    Version version;
    std::vector<Item> items;
};
html::Html version_page(const VersionPage& page);

struct ComparePage {
    Setting setting;
    Version before;
    Version after;
    std::vector<Difference> differences;
};
html::Html compare_page(const ComparePage& page);

struct VersionForm {
    std::string adopted_on{};
    std::string summary{};
};
struct VersionFormPage {
    Setting setting;
    std::optional<Version> newest;          // none before the first
    std::vector<Difference> differences{};  // of the agenda as it stands from the newest
    VersionForm form{};
    base::FieldErrors errors{};
};
html::Html version_form_page(const VersionFormPage& page);

}  // namespace agenda
