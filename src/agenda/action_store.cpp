#include "agenda/action_store.hpp"

#include "agenda/nullable.hpp"
#include "agenda/viewer_params.hpp"
#include "base/text.hpp"

namespace agenda {
namespace {

constexpr db::Sql initiative_columns = R"(
    select i.id as id, i.priority_id as priority_id, i.title as title, i.public_text as public_text,
           case when :is_member then i.internal_text else '' end as internal_text,
           i.lead_organisation_id as lead_organisation_id, o.name as lead, i.state as state,
           i.state_reason as state_reason, i.starts_on as starts_on, i.ends_on as ends_on,
           i.is_public as is_public
    from initiatives i left join organisations o on o.id = i.lead_organisation_id
    where i.network_id = :network and (i.is_public or :is_member))";

constexpr db::Sql action_columns = R"(
    select a.id as id, a.priority_id as priority_id, a.initiative_id as initiative_id,
           a.title as title, a.public_text as public_text,
           case when :is_member then a.internal_text else '' end as internal_text,
           a.owner_organisation_id as owner_organisation_id, o.name as organisation,
           case when :is_member then a.owner_person_id else null end as owner_person_id,
           case when :is_member then p.name else null end as person,
           a.due_on as due_on, a.state as state, a.state_reason as state_reason,
           a.finished_on as finished_on, a.is_public as is_public)";

constexpr db::Sql action_tables = R"(
    from actions a
    left join organisations o on o.id = a.owner_organisation_id
    left join people p on p.id = a.owner_person_id
    where a.network_id = :network and (a.is_public or :is_member))";

Initiative initiative_of(const db::Row& row) {
    return {
        row.text("id"),
        {.priority_id = row.text("priority_id"),
         .title = row.text("title"),
         .public_text = row.text("public_text"),
         .internal_text = row.text("internal_text"),
         .lead_organisation_id = row.text_or("lead_organisation_id", ""),
         .state = row.text("state"),
         .state_reason = row.text("state_reason"),
         .starts_on = row.text_or("starts_on", ""),
         .ends_on = row.text_or("ends_on", ""),
         .is_public = row.boolean("is_public")},
        row.text_or("lead", "")};
}

Action action_of(const db::Row& row) {
    return {
        row.text("id"),
        {.priority_id = row.text("priority_id"),
         .initiative_id = row.text_or("initiative_id", ""),
         .title = row.text("title"),
         .public_text = row.text("public_text"),
         .internal_text = row.text("internal_text"),
         .owner_organisation_id = row.text_or("owner_organisation_id", ""),
         .owner_person_id = row.text_or("owner_person_id", ""),
         .due_on = row.text_or("due_on", ""),
         .state = row.text("state"),
         .state_reason = row.text("state_reason"),
         .is_public = row.boolean("is_public")},
        row.text_or("organisation", ""),
        row.text_or("person", ""),
        row.optional_date("finished_on")};
}

void add_action_filter(db::SqlText& sql, db::Params& params, const ActionFilter& filter) {
    if (!filter.query.empty()) {
        sql += "and a.search_key like :words";
        params.push_back({"words", "%" + base::search_key(filter.query) + "%"});
    }
    if (filter.state == "open") {
        sql += "and a.state in ('planned', 'under_way')";
    } else if (!filter.state.empty()) {
        sql += "and a.state = :state";
        params.push_back({"state", filter.state});
    }
    if (!filter.priority_id.empty()) {
        sql += "and a.priority_id = :priority";
        params.push_back({"priority", filter.priority_id});
    }
    if (!filter.organisation_id.empty()) {
        sql += "and a.owner_organisation_id = :organisation";
        params.push_back({"organisation", filter.organisation_id});
    }
    if (!filter.due_until.empty()) {
        sql += "and a.due_on <= :due_until";
        params.push_back({"due_until", filter.due_until});
    }
    if (filter.owners) {
        std::string organisations = ",";
        for (const std::string& id : filter.owners->organisation_ids) {
            organisations += id + ",";
        }
        sql += R"(and (a.owner_person_id = :owner
                       or :owners like '%,' || a.owner_organisation_id || ',%'))";
        params.push_back({"owner", filter.owners->person_id});
        params.push_back({"owners", organisations});
    }
}

void add_action_order(db::SqlText& sql, const std::string& sort) {
    if (sort == "title") {
        sql += "order by a.title, a.id";
    } else if (sort == "-title") {
        sql += "order by a.title desc, a.id";
    } else if (sort == "-due") {
        sql += "order by coalesce(a.due_on, '') desc, a.id";
    } else if (sort == "due") {
        sql += "order by coalesce(a.due_on, '9999'), a.id";
    } else {
        // What is still to be done stands first.
        sql += R"(order by case when a.state in ('planned', 'under_way') then 0 else 1 end,
                           coalesce(a.due_on, '9999'), a.id)";
    }
}

db::Params initiative_params(
    std::string_view network_id, std::string_view id, const InitiativeForm& form
) {
    return {
        {"id", id},
        {"network", network_id},
        {"priority", form.priority_id},
        {"title", form.title},
        {"public_text", form.public_text},
        {"internal_text", form.internal_text},
        {"lead", null_if_empty(form.lead_organisation_id)},
        {"state", form.state},
        {"state_reason", form.state_reason},
        {"starts_on", null_if_empty(form.starts_on)},
        {"ends_on", null_if_empty(form.ends_on)},
        {"is_public", form.is_public}};
}

db::Params action_params(
    std::string_view network_id, std::string_view id, const ActionForm& form, base::Date today
) {
    return {
        {"id", id},
        {"network", network_id},
        {"priority", form.priority_id},
        {"initiative", null_if_empty(form.initiative_id)},
        {"title", form.title},
        {"public_text", form.public_text},
        {"internal_text", form.internal_text},
        {"organisation", null_if_empty(form.owner_organisation_id)},
        {"person", null_if_empty(form.owner_person_id)},
        {"due_on", null_if_empty(form.due_on)},
        {"state", form.state},
        {"state_reason", form.state_reason},
        {"finished_on", form.state == "done" ? db::Value(today) : db::Value(nullptr)},
        {"is_public", form.is_public},
        {"search_key", base::search_key(form.title + " " + form.public_text)}};
}

}  // namespace

std::vector<Initiative> list_initiatives(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
) {
    db::SqlText sql("/* initiatives.list */");
    sql += initiative_columns;
    sql += "order by i.title, i.id";
    std::vector<Initiative> initiatives;
    for (const db::Row& row : reader.query(sql, viewer_params(viewer, network_id))) {
        initiatives.push_back(initiative_of(row));
    }
    return initiatives;
}

std::optional<Initiative> find_initiative(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view initiative_id
) {
    db::SqlText sql("/* initiatives.find */");
    sql += initiative_columns;
    sql += "and i.id = :id";
    const auto row = reader.find(sql, viewer_params(viewer, network_id, initiative_id));
    return row ? std::optional(initiative_of(*row)) : std::nullopt;
}

std::vector<Action> list_actions(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    const ActionFilter& filter
) {
    db::SqlText sql("/* actions.list */");
    sql += action_columns;
    sql += action_tables;
    db::Params params = viewer_params(viewer, network_id);
    add_action_filter(sql, params, filter);
    add_action_order(sql, filter.sort);
    sql += "limit :limit offset :offset";
    params.push_back({"limit", filter.limit});
    params.push_back({"offset", filter.offset});
    std::vector<Action> actions;
    for (const db::Row& row : reader.query(sql, params)) {
        actions.push_back(action_of(row));
    }
    return actions;
}

std::int64_t count_actions(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    const ActionFilter& filter
) {
    db::SqlText sql("/* actions.count */ select count(*) as n");
    sql += action_tables;
    db::Params params = viewer_params(viewer, network_id);
    add_action_filter(sql, params, filter);
    return reader.find(sql, params)->integer("n");
}

std::optional<Action> find_action(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view action_id
) {
    db::SqlText sql("/* actions.find */");
    sql += action_columns;
    sql += action_tables;
    sql += "and a.id = :id";
    const auto row = reader.find(sql, viewer_params(viewer, network_id, action_id));
    return row ? std::optional(action_of(*row)) : std::nullopt;
}

std::string insert_initiative(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const InitiativeForm& form
) {
    const std::string id = base::new_uuid();
    db::Params params = initiative_params(network_id, id, form);
    params.push_back({"now", now});
    transaction.execute(
        R"(/* initiatives.insert */
        insert into initiatives (id, network_id, priority_id, title, public_text, internal_text,
               lead_organisation_id, state, state_reason, starts_on, ends_on, is_public, created_at)
        values (:id, :network, :priority, :title, :public_text, :internal_text,
               :lead, :state, :state_reason, :starts_on, :ends_on, :is_public, :now))",
        params
    );
    return id;
}

void update_initiative(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view initiative_id,
    const InitiativeForm& form
) {
    transaction.execute(
        R"(/* initiatives.update */
        update initiatives set priority_id = :priority, title = :title, public_text = :public_text,
               internal_text = :internal_text, lead_organisation_id = :lead, state = :state,
               state_reason = :state_reason, starts_on = :starts_on, ends_on = :ends_on,
               is_public = :is_public
        where id = :id and network_id = :network)",
        initiative_params(network_id, initiative_id, form)
    );
}

std::string insert_action(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const ActionForm& form,
    base::Date today
) {
    const std::string id = base::new_uuid();
    db::Params params = action_params(network_id, id, form, today);
    params.push_back({"now", now});
    transaction.execute(
        R"(/* actions.insert */
        insert into actions (id, network_id, priority_id, initiative_id, title, public_text,
               internal_text, owner_organisation_id, owner_person_id, due_on, state, state_reason,
               finished_on, is_public, created_at, search_key)
        values (:id, :network, :priority, :initiative, :title, :public_text,
               :internal_text, :organisation, :person, :due_on, :state, :state_reason,
               :finished_on, :is_public, :now, :search_key))",
        params
    );
    return id;
}

void update_action(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view action_id,
    const ActionForm& form,
    base::Date today
) {
    transaction.execute(
        R"(/* actions.update */
        update actions set priority_id = :priority, initiative_id = :initiative, title = :title,
               public_text = :public_text, internal_text = :internal_text,
               owner_organisation_id = :organisation, owner_person_id = :person, due_on = :due_on,
               state = :state, state_reason = :state_reason,
               finished_on = case when :state = 'done' then coalesce(finished_on, :finished_on)
                                  else null end,
               is_public = :is_public, search_key = :search_key
        where id = :id and network_id = :network)",
        action_params(network_id, action_id, form, today)
    );
}

void update_action_state(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view action_id,
    std::string_view state,
    base::Date today
) {
    transaction.execute(
        R"(/* actions.update_state */
        update actions set state = :state,
               finished_on = case when :state = 'done' then coalesce(finished_on, :finished_on)
                                  else null end
        where id = :id and network_id = :network)",
        {{"id", action_id}, {"network", network_id}, {"state", state}, {"finished_on", today}}
    );
}

}  // namespace agenda
