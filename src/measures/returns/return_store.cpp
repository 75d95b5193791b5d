#include "measures/returns/return_store.hpp"

#include "base/id.hpp"
#include "measures/period.hpp"
#include "network/network.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace measures {
namespace {

constexpr db::Sql select_returns = R"(
    select r.id, r.network_id, r.measure_id, r.organisation_id, r.place_id, r.period_start,
           r.period_end, r.due_on, r.state, r.asked_at, r.submitted_at, r.decided_at, r.import_id,
           m.slug as measure_slug, m.name as measure_name, o.name as organisation_name,
           p.name as place_name
)";
constexpr db::Sql from_returns = R"(
    from returns r
    join measures m on m.id = r.measure_id
    join organisations o on o.id = r.organisation_id
    join places p on p.id = r.place_id
)";
constexpr db::Sql visible_returns = R"(
    where r.network_id = :network
      and (:reviews or :organisations like '%,' || r.organisation_id || ',%')
)";

ReturnLine return_of(const db::Row& row) {
    return {
        {.id = row.text("id"),
         .network_id = row.text("network_id"),
         .measure_id = row.text("measure_id"),
         .organisation_id = row.text("organisation_id"),
         .place_id = row.text("place_id"),
         .period_start = row.date("period_start"),
         .period_end = row.date("period_end"),
         .due_on = row.date("due_on"),
         .state = row.text("state"),
         .asked_at = row.instant("asked_at"),
         .submitted_at = row.optional_instant("submitted_at"),
         .decided_at = row.optional_instant("decided_at"),
         .import_id = row.text_or("import_id", "")},
        row.text("measure_slug"),
        row.text("measure_name"),
        row.text("organisation_name"),
        row.text("place_name")};
}

db::Params rights_params(const ReturnRights& rights, std::string_view network_id) {
    std::string organisations = ",";
    for (const std::string& id : rights.organisations) {
        organisations += id + ",";
    }
    return {{"network", network_id}, {"reviews", rights.reviews}, {"organisations", organisations}};
}

void add_filter(db::SqlText& sql, db::Params& params, const ReturnFilter& filter) {
    if (filter.state == "open") {
        sql += "and r.state in ('asked', 'sent_back')";
    } else if (filter.state == "undecided") {
        sql += "and r.state in ('asked', 'sent_back', 'submitted')";
    } else if (filter.state.empty()) {
        sql += "and r.state <> 'withdrawn'";
    } else {
        sql += "and r.state = :state";
        params.push_back({"state", filter.state});
    }
    if (!filter.organisation_id.empty()) {
        sql += "and r.organisation_id = :organisation";
        params.push_back({"organisation", filter.organisation_id});
    }
}

}  // namespace

std::string return_title(const ReturnLine& line) {
    return fmt::format(
        "{}, {}, {}",
        line.measure_name,
        line.place_name,
        period_text(line.one.period_start, line.one.period_end)
    );
}

bool ReturnRights::answers_for(std::string_view organisation_id) const {
    return std::find(organisations.begin(), organisations.end(), organisation_id) !=
           organisations.end();
}

bool ReturnRights::is_party(const Return& one) const {
    return reviews || answers_for(one.organisation_id);
}

ReturnRights return_rights(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id, base::Instant now
) {
    ReturnRights rights;
    rights.reviews = viewer.is_system() || viewer.may(base::Permission::review_returns, network_id);
    if (viewer.holds(base::Permission::answer_returns, network_id)) {
        rights.organisations = network::delegated_organisations(reader, viewer, network_id, now);
    }
    return rights;
}

std::vector<ReturnLine> list_returns(
    db::Reader& reader,
    const ReturnRights& rights,
    std::string_view network_id,
    const ReturnFilter& filter
) {
    db::SqlText sql("/* returns.list */");
    sql += select_returns;
    sql += from_returns;
    sql += visible_returns;
    db::Params params = rights_params(rights, network_id);
    add_filter(sql, params, filter);
    sql += "order by r.due_on, o.name, r.id limit :limit offset :offset";
    params.push_back({"limit", filter.limit});
    params.push_back({"offset", filter.offset});
    std::vector<ReturnLine> lines;
    for (const db::Row& row : reader.query(sql, params)) {
        lines.push_back(return_of(row));
    }
    return lines;
}

std::int64_t count_returns(
    db::Reader& reader,
    const ReturnRights& rights,
    std::string_view network_id,
    const ReturnFilter& filter
) {
    db::SqlText sql("/* returns.count */ select count(*) as n");
    sql += from_returns;
    sql += visible_returns;
    db::Params params = rights_params(rights, network_id);
    add_filter(sql, params, filter);
    return reader.find(sql, params)->integer("n");
}

std::optional<ReturnLine> find_return(
    db::Reader& reader,
    const ReturnRights& rights,
    std::string_view network_id,
    std::string_view return_id
) {
    db::SqlText sql("/* returns.find */");
    sql += select_returns;
    sql += from_returns;
    sql += visible_returns;
    sql += "and r.id = :id";
    db::Params params = rights_params(rights, network_id);
    params.push_back({"id", return_id});
    const auto row = reader.find(sql, params);
    return row ? std::optional(return_of(*row)) : std::nullopt;
}

std::optional<ReturnLine> find_return_by_id(db::Reader& reader, std::string_view return_id) {
    db::SqlText sql("/* returns.find_by_id */");
    sql += select_returns;
    sql += from_returns;
    sql += "where r.id = :id";
    const auto row = reader.find(sql, {{"id", return_id}});
    return row ? std::optional(return_of(*row)) : std::nullopt;
}

std::optional<Return> find_previous_return(db::Reader& reader, const Return& one) {
    db::SqlText sql("/* returns.find_previous */");
    sql += select_returns;
    sql += from_returns;
    sql += R"(where r.measure_id = :measure and r.organisation_id = :organisation
          and r.place_id = :place and r.state = 'accepted' and r.period_end < :before
        order by r.period_end desc limit 1)";
    const auto row = reader.find(
        sql,
        {{"measure", one.measure_id},
         {"organisation", one.organisation_id},
         {"place", one.place_id},
         {"before", one.period_end}}
    );
    return row ? std::optional(return_of(*row).one) : std::nullopt;
}

std::vector<ReturnLine> list_accepted_beside(db::Reader& reader, const Return& one) {
    db::SqlText sql("/* returns.list_accepted_beside */");
    sql += select_returns;
    sql += from_returns;
    sql += R"(join imports i on i.id = r.import_id and i.state = 'live'
        where r.measure_id = :measure and r.place_id = :place and r.period_start = :start
          and r.period_end = :end and r.state = 'accepted' and r.id <> :id
        order by r.id)";
    std::vector<ReturnLine> lines;
    for (const db::Row& row : reader.query(
             sql,
             {{"measure", one.measure_id},
              {"place", one.place_id},
              {"start", one.period_start},
              {"end", one.period_end},
              {"id", one.id}}
         )) {
        lines.push_back(return_of(row));
    }
    return lines;
}

std::optional<std::string> find_built_on(db::Reader& reader, const Return& one) {
    const auto row = reader.find(
        R"(/* returns.find_built_on */
        select o.name
        from returns r
        join organisations o on o.id = r.organisation_id
        join imports i on i.id = r.import_id and i.state = 'live'
        join imports own on own.id = :import
        where r.measure_id = :measure and r.place_id = :place and r.period_start = :start
          and r.period_end = :end and r.state = 'accepted' and r.id <> :id
          and i.live_at > own.live_at
        order by i.live_at desc limit 1)",
        {{"import", one.import_id},
         {"measure", one.measure_id},
         {"place", one.place_id},
         {"start", one.period_start},
         {"end", one.period_end},
         {"id", one.id}}
    );
    return row ? std::optional(row->text("name")) : std::nullopt;
}

bool insert_return(db::Transaction& transaction, const Return& one) {
    return transaction.execute(
               R"(/* returns.insert */
        insert into returns (id, network_id, measure_id, organisation_id, place_id, period_start,
                             period_end, due_on, state, asked_at)
        values (:id, :network, :measure, :organisation, :place, :start, :end, :due_on, 'asked',
                :asked_at)
        on conflict (measure_id, organisation_id, place_id, period_end) do nothing)",
               {{"id", one.id},
                {"network", one.network_id},
                {"measure", one.measure_id},
                {"organisation", one.organisation_id},
                {"place", one.place_id},
                {"start", one.period_start},
                {"end", one.period_end},
                {"due_on", one.due_on},
                {"asked_at", one.asked_at}}
           ) == 1;
}

std::vector<ReturnValue> list_return_values(db::Reader& reader, std::string_view return_id) {
    std::vector<ReturnValue> values;
    for (const db::Row& row : reader.query(
             R"(/* return_values.list */
             select groups, status, numerator, denominator, value, note from return_values
             where return_id = :return order by groups)",
             {{"return", return_id}}
         )) {
        values.push_back(
            {row.text("groups"),
             base::parse_figure_state(row.text("status")).value(),
             row.optional_real("numerator"),
             row.optional_real("denominator"),
             row.optional_real("value"),
             row.text("note")}
        );
    }
    return values;
}

void replace_return_values(
    db::Transaction& transaction, std::string_view return_id, std::span<const ReturnValue> values
) {
    transaction.execute(
        "/* return_values.clear */ delete from return_values where return_id = :return",
        {{"return", return_id}}
    );
    for (const ReturnValue& value : values) {
        transaction.execute(
            R"(/* return_values.insert */
            insert into return_values (return_id, groups, status, numerator, denominator, value, note)
            values (:return, :groups, :status, :numerator, :denominator, :value, :note))",
            {{"return", return_id},
             {"groups", value.groups},
             {"status", base::name(value.state)},
             {"numerator", value.numerator},
             {"denominator", value.denominator},
             {"value", value.value},
             {"note", value.note}}
        );
    }
}

std::vector<ReturnMessage> list_return_messages(db::Reader& reader, std::string_view return_id) {
    std::vector<ReturnMessage> messages;
    for (const db::Row& row : reader.query(
             R"(/* return_messages.list */
             select said_by, said_at, words from return_messages
             where return_id = :return order by said_at, id)",
             {{"return", return_id}}
         )) {
        messages.push_back({row.text("said_by"), row.instant("said_at"), row.text("words")});
    }
    return messages;
}

void insert_return_message(
    db::Transaction& transaction, std::string_view return_id, const ReturnMessage& message
) {
    transaction.execute(
        R"(/* return_messages.insert */
        insert into return_messages (id, return_id, said_by, said_at, words)
        values (:id, :return, :said_by, :said_at, :words))",
        {{"id", base::new_uuid()},
         {"return", return_id},
         {"said_by", message.said_by},
         {"said_at", message.said_at},
         {"words", message.words}}
    );
}

}  // namespace measures
