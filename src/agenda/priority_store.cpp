#include "agenda/priority_store.hpp"

#include "agenda/viewer_params.hpp"

#include <map>

namespace agenda {
namespace {

constexpr db::Sql priority_columns = R"(
    select id, position, title, public_text,
           case when :is_member then internal_text else '' end as internal_text,
           scope, scope_reason, scope_changed_on, is_public
    from priorities where network_id = :network and (is_public or :is_member))";

Priority priority_of(const db::Row& row) {
    return {
        row.text("id"),
        {.title = row.text("title"),
         .public_text = row.text("public_text"),
         .internal_text = row.text("internal_text"),
         .scope = row.text("scope"),
         .scope_reason = row.text("scope_reason"),
         .is_public = row.boolean("is_public")},
        row.integer("position"),
        row.optional_date("scope_changed_on")};
}

// Fills in needs and determinants of all of them: one query each.
void add_lists(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::vector<Priority>& priorities
) {
    std::map<std::string, Priority*> by_id;
    for (Priority& priority : priorities) {
        by_id[priority.id] = &priority;
    }
    for (const db::Row& row : reader.query(
             R"(/* priority_needs.of_network */
             select a.priority_id as priority_id, a.need_id as need_id
             from priority_needs a join needs n on n.id = a.need_id
             where n.network_id = :network and (n.is_public or :is_member)
             order by n.said_on, n.id)",
             viewer_params(viewer, network_id)
         )) {
        if (const auto found = by_id.find(row.text("priority_id")); found != by_id.end()) {
            found->second->form.need_ids.push_back(row.text("need_id"));
        }
    }
    for (const db::Row& row : reader.query(
             R"(/* priority_determinants.of_network */
             select d.priority_id as priority_id, d.determinant as determinant
             from priority_determinants d join priorities p on p.id = d.priority_id
             where p.network_id = :network order by d.determinant)",
             {{"network", network_id}}
         )) {
        if (const auto found = by_id.find(row.text("priority_id")); found != by_id.end()) {
            found->second->form.determinants.push_back(row.text("determinant"));
        }
    }
}

void write_priority_lists(
    db::Transaction& transaction, const std::string& priority_id, const PriorityForm& form
) {
    transaction.execute(
        "/* priority_needs.clear */ delete from priority_needs where priority_id = :id",
        {{"id", priority_id}}
    );
    for (const std::string& need : form.need_ids) {
        transaction.execute(
            R"(/* priority_needs.insert */
            insert into priority_needs (priority_id, need_id) values (:id, :need) on conflict do nothing)",
            {{"id", priority_id}, {"need", need}}
        );
    }
    transaction.execute(
        "/* priority_determinants.clear */ delete from priority_determinants where priority_id = "
        ":id",
        {{"id", priority_id}}
    );
    for (const std::string& determinant : form.determinants) {
        transaction.execute(
            R"(/* priority_determinants.insert */
            insert into priority_determinants (priority_id, determinant) values (:id, :determinant)
            on conflict do nothing)",
            {{"id", priority_id}, {"determinant", determinant}}
        );
    }
}

constexpr db::Sql outcome_columns = R"(
    select id, priority_id, title, public_text,
           case when :is_member then internal_text else '' end as internal_text, is_public
    from outcomes where network_id = :network and (is_public or :is_member))";

Outcome outcome_of(const db::Row& row) {
    return {
        row.text("id"),
        {.priority_id = row.text("priority_id"),
         .title = row.text("title"),
         .public_text = row.text("public_text"),
         .internal_text = row.text("internal_text"),
         .is_public = row.boolean("is_public")}};
}

}  // namespace

std::vector<Priority> list_priorities(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
) {
    db::SqlText sql("/* priorities.list */");
    sql += priority_columns;
    sql += "order by position, id";
    std::vector<Priority> priorities;
    for (const db::Row& row : reader.query(sql, viewer_params(viewer, network_id))) {
        priorities.push_back(priority_of(row));
    }
    add_lists(reader, viewer, network_id, priorities);
    return priorities;
}

std::optional<Priority> find_priority(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view priority_id
) {
    db::SqlText sql("/* priorities.find */");
    sql += priority_columns;
    sql += "and id = :id";
    const auto row = reader.find(sql, viewer_params(viewer, network_id, priority_id));
    if (!row) {
        return std::nullopt;
    }
    std::vector<Priority> found{priority_of(*row)};
    add_lists(reader, viewer, network_id, found);
    return found.front();
}

std::vector<Outcome> list_outcomes(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
) {
    db::SqlText sql("/* outcomes.list */");
    sql += outcome_columns;
    sql += "order by position, id";
    std::vector<Outcome> outcomes;
    for (const db::Row& row : reader.query(sql, viewer_params(viewer, network_id))) {
        outcomes.push_back(outcome_of(row));
    }
    return outcomes;
}

std::optional<Outcome> find_outcome(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view outcome_id
) {
    db::SqlText sql("/* outcomes.find */");
    sql += outcome_columns;
    sql += "and id = :id";
    const auto row = reader.find(sql, viewer_params(viewer, network_id, outcome_id));
    return row ? std::optional(outcome_of(*row)) : std::nullopt;
}

std::string insert_priority(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const PriorityForm& form
) {
    const std::string id = base::new_uuid();
    transaction.execute(
        R"(/* priorities.insert */
        insert into priorities (id, network_id, position, title, public_text, internal_text, scope,
                                scope_reason, is_public, created_at)
        values (:id, :network,
                (select coalesce(max(position), 0) + 1 from priorities where network_id = :network),
                :title, :public_text, :internal_text, :scope, :scope_reason, :is_public, :now))",
        {{"id", id},
         {"network", network_id},
         {"title", form.title},
         {"public_text", form.public_text},
         {"internal_text", form.internal_text},
         {"scope", form.scope},
         {"scope_reason", form.scope_reason},
         {"is_public", form.is_public},
         {"now", now}}
    );
    write_priority_lists(transaction, id, form);
    return id;
}

void update_priority(
    db::Transaction& transaction,
    std::string_view network_id,
    const Priority& before,
    const PriorityForm& form,
    base::Date today
) {
    const bool moved = before.form.scope != form.scope;
    transaction.execute(
        R"(/* priorities.update */
        update priorities set title = :title, public_text = :public_text,
               internal_text = :internal_text, scope = :scope, scope_reason = :scope_reason,
               scope_changed_on = :changed_on, is_public = :is_public
        where id = :id and network_id = :network)",
        {{"id", before.id},
         {"network", network_id},
         {"title", form.title},
         {"public_text", form.public_text},
         {"internal_text", form.internal_text},
         {"scope", form.scope},
         {"scope_reason", form.scope_reason},
         {"changed_on", moved ? std::optional(today) : before.scope_changed_on},
         {"is_public", form.is_public}}
    );
    write_priority_lists(transaction, before.id, form);
}

void move_priority(
    db::Transaction& transaction, std::string_view network_id, std::string_view priority_id, bool up
) {
    const auto list = transaction.query(
        "/* priorities.order */ select id, position from priorities where network_id = :network "
        "order by position, id",
        {{"network", network_id}}
    );
    std::vector<std::string> ids;
    for (const db::Row& row : list) {
        ids.push_back(row.text("id"));
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const bool at_end = up ? i == 0 : i + 1 == ids.size();
        if (ids[i] == priority_id && !at_end) {
            std::swap(ids[i], ids[up ? i - 1 : i + 1]);
            break;
        }
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
        transaction.execute(
            "/* priorities.place */ update priorities set position = :position where id = :id",
            {{"id", ids[i]}, {"position", static_cast<std::int64_t>(i + 1)}}
        );
    }
}

std::string insert_outcome(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const OutcomeForm& form
) {
    const std::string id = base::new_uuid();
    transaction.execute(
        R"(/* outcomes.insert */
        insert into outcomes (id, network_id, priority_id, position, title, public_text,
                              internal_text, is_public, created_at)
        values (:id, :network, :priority,
                (select coalesce(max(position), 0) + 1 from outcomes where priority_id = :priority),
                :title, :public_text, :internal_text, :is_public, :now))",
        {{"id", id},
         {"network", network_id},
         {"priority", form.priority_id},
         {"title", form.title},
         {"public_text", form.public_text},
         {"internal_text", form.internal_text},
         {"is_public", form.is_public},
         {"now", now}}
    );
    return id;
}

void update_outcome(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view outcome_id,
    const OutcomeForm& form
) {
    transaction.execute(
        R"(/* outcomes.update */
        update outcomes set priority_id = :priority, title = :title, public_text = :public_text,
               internal_text = :internal_text, is_public = :is_public
        where id = :id and network_id = :network)",
        {{"id", outcome_id},
         {"network", network_id},
         {"priority", form.priority_id},
         {"title", form.title},
         {"public_text", form.public_text},
         {"internal_text", form.internal_text},
         {"is_public", form.is_public}}
    );
}

}  // namespace agenda
