#include "measures/titles.hpp"

#include "network/network.hpp"

namespace measures {
namespace {

bool asks_for(const journal::Titles& titles, const std::string& kind) {
    const auto first = titles.lower_bound({kind, ""});
    return first != titles.end() && first->first.kind == kind;
}

void name_thing(
    journal::Titles& titles, const char* kind, const db::Row& row, const std::string& path
) {
    const auto wanted = titles.find({kind, row.text("id")});
    if (wanted != titles.end()) {
        wanted->second = {row.text("title"), path};
    }
}

}  // namespace

void describe_imports(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    journal::Titles& titles
) {
    if (!asks_for(titles, "import")) {
        return;
    }
    const std::string root = "/n/" + network::get_network_by_id(reader, viewer, network_id).slug;
    const bool imports = viewer.may(base::Permission::import_data, network_id);
    for (const db::Row& row : reader.query(
             R"(/* imports.list_titles */
             select i.id, m.name as title, m.slug from imports i
             join measures m on m.id = i.measure_id
             where m.network_id = :network and (:internal or m.is_public))",
             {{"network", network_id},
              {"internal", viewer.may(base::Permission::read_internal, network_id)}}
         )) {
        name_thing(
            titles,
            "import",
            row,
            imports ? root + "/imports/" + row.text("id") : root + "/measures/" + row.text("slug")
        );
    }
}

void describe_uploads(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    journal::Titles& titles
) {
    if (!asks_for(titles, "import_upload") || !viewer.may(base::Permission::see_raw, network_id)) {
        return;
    }
    const std::string root = "/n/" + network::get_network_by_id(reader, viewer, network_id).slug;
    for (const db::Row& row : reader.query(
             R"(/* import_uploads.list_titles */
             select id, file_name as title from import_uploads where network_id = :network)",
             {{"network", network_id}}
         )) {
        name_thing(titles, "import_upload", row, root + "/imports/" + row.text("id"));
    }
}

void describe_returns(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    journal::Titles& titles
) {
    if (!asks_for(titles, "return") || !viewer.may(base::Permission::review_returns, network_id)) {
        return;
    }
    const std::string root = "/n/" + network::get_network_by_id(reader, viewer, network_id).slug;
    for (const db::Row& row : reader.query(
             R"(/* returns.list_titles */
             select r.id, m.name as title from returns r join measures m on m.id = r.measure_id
             where r.network_id = :network)",
             {{"network", network_id}}
         )) {
        name_thing(titles, "return", row, root + "/returns/" + row.text("id"));
    }
}

}  // namespace measures
