#include "agenda/need_store.hpp"

#include "agenda/agenda.hpp"
#include "agenda/nullable.hpp"
#include "agenda/viewer_params.hpp"
#include "base/text.hpp"
#include "platform/tables/refusal.hpp"

namespace agenda {
namespace {

constexpr db::Sql need_columns = R"(
    select id, title, public_text, case when :is_member then internal_text else '' end as internal_text,
           said_by, said_on, evidence, place_id, is_public, state, state_reason, created_at, added_by
    from needs)";

Need need_of(const db::Row& row) {
    return {
        row.text("id"),
        {.title = row.text("title"),
         .public_text = row.text("public_text"),
         .internal_text = row.text("internal_text"),
         .said_by = row.text("said_by"),
         .said_on = row.text("said_on"),
         .evidence = row.text("evidence"),
         .place_id = row.text_or("place_id", ""),
         .is_public = row.boolean("is_public"),
         .state = row.text("state"),
         .state_reason = row.text("state_reason")},
        row.instant("created_at"),
        row.text("added_by")};
}

void add_need_filter(db::SqlText& sql, db::Params& params, const NeedFilter& filter) {
    sql += "where network_id = :network and (is_public or :is_member)";
    if (!filter.query.empty()) {
        sql += "and search_key like :words";
        params.push_back({"words", "%" + base::search_key(filter.query) + "%"});
    }
    if (!filter.state.empty()) {
        sql += "and state = :state";
        params.push_back({"state", filter.state});
    }
    if (!filter.place_id.empty()) {
        sql += "and place_id = :place";
        params.push_back({"place", filter.place_id});
    }
}

db::Params need_params(std::string_view network_id, const NeedForm& form) {
    return {
        {"network", network_id},
        {"title", form.title},
        {"public_text", form.public_text},
        {"internal_text", form.internal_text},
        {"said_by", form.said_by},
        {"said_on", form.said_on},
        {"evidence", form.evidence},
        {"place", null_if_empty(form.place_id)},
        {"is_public", form.is_public},
        {"state", form.state},
        {"state_reason", form.state_reason},
        {"search_key", base::search_key(form.title + " " + form.public_text)}};
}

}  // namespace

std::vector<Need> list_needs(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NeedFilter& filter
) {
    db::SqlText sql("/* needs.list */");
    sql += need_columns;
    db::Params params = viewer_params(viewer, network_id);
    add_need_filter(sql, params, filter);
    sql += "order by said_on desc, id desc limit :limit offset :offset";
    params.push_back({"limit", filter.limit});
    params.push_back({"offset", filter.offset});
    std::vector<Need> needs;
    for (const db::Row& row : reader.query(sql, params)) {
        needs.push_back(need_of(row));
    }
    return needs;
}

std::int64_t count_needs(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NeedFilter& filter
) {
    db::SqlText sql("/* needs.count */ select count(*) as n from needs");
    db::Params params = viewer_params(viewer, network_id);
    add_need_filter(sql, params, filter);
    return reader.find(sql, params)->integer("n");
}

std::optional<Need> find_need(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view need_id
) {
    db::SqlText sql("/* needs.find */");
    sql += need_columns;
    sql += "where network_id = :network and id = :id and (is_public or :is_member)";
    const auto row = reader.find(sql, viewer_params(viewer, network_id, need_id));
    return row ? std::optional(need_of(*row)) : std::nullopt;
}

std::string insert_need(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const NeedForm& form,
    std::string_view added_by
) {
    const std::string id = base::new_uuid();
    db::Params params = need_params(network_id, form);
    params.push_back({"id", id});
    params.push_back({"now", now});
    params.push_back({"added_by", added_by});
    transaction.execute(
        R"(/* needs.insert */
        insert into needs (id, network_id, title, public_text, internal_text, said_by, said_on, evidence,
                           place_id, is_public, state, state_reason, created_at, added_by, search_key)
        values (:id, :network, :title, :public_text, :internal_text, :said_by, :said_on, :evidence,
                :place, :is_public, :state, :state_reason, :now, :added_by, :search_key))",
        params
    );
    return id;
}

void update_need(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view need_id,
    const NeedForm& form
) {
    db::Params params = need_params(network_id, form);
    params.push_back({"id", need_id});
    transaction.execute(
        R"(/* needs.update */
        update needs set title = :title, public_text = :public_text, internal_text = :internal_text,
               said_by = :said_by, said_on = :said_on, evidence = :evidence, place_id = :place,
               is_public = :is_public, state = :state, state_reason = :state_reason,
               search_key = :search_key
        where id = :id and network_id = :network)",
        params
    );
}

bool remove_need(
    db::Transaction& transaction, std::string_view network_id, std::string_view need_id
) {
    return transaction.execute(
               R"(/* needs.remove */
               delete from needs
               where id = :id and network_id = :network and state = 'heard'
                 and not exists (select 1 from priority_needs where need_id = :id))",
               {{"id", need_id}, {"network", network_id}}
           ) > 0;
}

std::vector<network::PlaceUse> list_place_uses(
    db::Reader& reader, std::string_view network_id, std::string_view place_id
) {
    std::vector<network::PlaceUse> uses;
    for (const db::Row& row : reader.query(
             R"(/* needs.uses_of_places */
             select place_id, count(*) as needs from needs
             where network_id = :network and place_id is not null
               and (:place = '' or place_id = :place)
             group by place_id)",
             {{"network", network_id}, {"place", place_id}}
         )) {
        const auto needs = static_cast<std::uint64_t>(row.integer("needs"));
        uses.push_back({row.text("place_id"), tables::counted(needs, "need")});
    }
    return uses;
}

}  // namespace agenda
