#include "platform/journal/journal.hpp"
#include "platform/journal/visibility.hpp"

#include <algorithm>

namespace journal {
namespace {

constexpr int most_entries = 200;

FeedEntry feed_entry(const db::Row& row) {
    return {
        .id = row.text("id"),
        .at = row.instant("happened_at"),
        .actor = row.text("actor"),
        .kind = row.text("kind"),
        .subject = {row.text("subject_kind"), row.text("subject_id")},
        .object = {row.text("object_kind"), row.text("object_id")},
    };
}

}  // namespace

std::vector<FeedEntry> feed(
    db::Reader& reader, const base::Viewer& viewer, std::string_view scope, const FeedFilter& filter
) {
    const Sight seen = sight(viewer, scope);
    db::SqlText sql(R"(/* journal.feed */
        select id, happened_at, actor, kind, subject_kind, subject_id, object_kind, object_id
        from journal
        where scope = :scope
        and (audience = 'everyone'
            or (audience = 'members' and :members = 1)
            or (audience = 'stewards' and :stewards = 1)
            or (audience = 'actor' and (:operators = 1 or (actor = :account and actor <> ''))))
    )");
    db::Params params = {
        {"scope", scope},
        {"members", seen.members ? 1 : 0},
        {"stewards", seen.stewards ? 1 : 0},
        {"operators", seen.operators ? 1 : 0},
        {"account", seen.account},
        {"limit", std::clamp(filter.limit, 1, most_entries)},
    };
    if (!filter.before.empty()) {
        sql += R"(and (happened_at, id) <
            (select happened_at, id from journal where id = :before and scope = :scope))";
        params.push_back({"before", filter.before});
    }
    if (!filter.kind_prefix.empty()) {
        sql += "and substr(kind, 1, :prefix_length) = :prefix ";
        params.push_back({"prefix", filter.kind_prefix});
        params.push_back({"prefix_length", static_cast<std::int64_t>(filter.kind_prefix.size())});
    }
    if (!filter.without_kind.empty()) {
        sql += "and kind <> :without_kind ";
        params.push_back({"without_kind", filter.without_kind});
    }
    if (!filter.subject.id.empty()) {
        sql += R"(and ((subject_id = :thing_id and subject_kind = :thing_kind)
            or (object_id = :thing_id and object_kind = :thing_kind)))";
        params.push_back({"thing_kind", filter.subject.kind});
        params.push_back({"thing_id", filter.subject.id});
    }
    sql += "order by happened_at desc, id desc limit :limit";
    std::vector<FeedEntry> entries;
    for (const db::Row& row : reader.query(sql, params)) {
        entries.push_back(feed_entry(row));
    }
    return entries;
}

}  // namespace journal
