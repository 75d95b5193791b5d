#include "agenda/version_store.hpp"

namespace agenda {

std::vector<Version> list_versions(db::Reader& reader, std::string_view network_id) {
    std::vector<Version> versions;
    for (const db::Row& row : reader.query(
             R"(/* agenda_versions.list */
             select id, number, adopted_on, summary from agenda_versions
             where network_id = :network order by number desc)",
             {{"network", network_id}}
         )) {
        versions.push_back(
            {row.text("id"), row.integer("number"), row.date("adopted_on"), row.text("summary")}
        );
    }
    return versions;
}

std::optional<Version> find_newest_version(db::Reader& reader, std::string_view network_id) {
    const auto row = reader.find(
        R"(/* agenda_versions.newest */
        select id, number, adopted_on, summary from agenda_versions
        where network_id = :network order by number desc limit 1)",
        {{"network", network_id}}
    );
    return row ? std::optional(Version{
                     row->text("id"),
                     row->integer("number"),
                     row->date("adopted_on"),
                     row->text("summary")})
               : std::nullopt;
}

std::optional<std::string> find_version_content(
    db::Reader& reader, std::string_view network_id, std::int64_t number
) {
    const auto row = reader.find(
        R"(/* agenda_versions.content */
        select content from agenda_versions where network_id = :network and number = :number)",
        {{"network", network_id}, {"number", number}}
    );
    return row ? std::optional(row->text("content")) : std::nullopt;
}

std::int64_t insert_version(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    base::Date adopted_on,
    const std::string& summary,
    const std::string& content
) {
    const auto newest = find_newest_version(transaction, network_id);
    const std::int64_t number = newest ? newest->number + 1 : 1;
    transaction.execute(
        R"(/* agenda_versions.insert */
        insert into agenda_versions (id, network_id, number, adopted_on, summary, content, created_at)
        values (:id, :network, :number, :adopted_on, :summary, :content, :now))",
        {{"id", base::new_uuid()},
         {"network", network_id},
         {"number", number},
         {"adopted_on", adopted_on},
         {"summary", summary},
         {"content", content},
         {"now", now}}
    );
    return number;
}

}  // namespace agenda
