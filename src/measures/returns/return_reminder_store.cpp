#include "measures/returns/return_reminder_store.hpp"

namespace measures {
namespace {

constexpr db::Sql from_reminders = R"(
    from returns r
    join journal j on j.subject_id = r.id and j.kind = 'return.reminded'
                  and j.happened_at >= r.asked_at )";

}  // namespace

std::optional<ReturnReminder> find_last_reminder(db::Reader& reader, std::string_view return_id) {
    db::SqlText sql("/* returns.find_last_reminder */ select j.actor, j.happened_at");
    sql += from_reminders;
    sql += "where r.id = :id order by j.happened_at desc, j.id desc limit 1";
    const auto row = reader.find(sql, {{"id", return_id}});
    return row ? std::optional(ReturnReminder{row->text("actor"), row->instant("happened_at")})
               : std::nullopt;
}

std::map<std::string, base::Instant, std::less<>> list_last_reminders(
    db::Reader& reader, std::string_view network_id
) {
    db::SqlText sql("/* returns.list_last_reminders */ select r.id, max(j.happened_at) as last_at");
    sql += from_reminders;
    sql += R"(where r.network_id = :network and r.state in ('asked', 'sent_back')
        group by r.id)";
    std::map<std::string, base::Instant, std::less<>> reminders;
    for (const db::Row& row : reader.query(sql, {{"network", network_id}})) {
        reminders.emplace(row.text("id"), row.instant("last_at"));
    }
    return reminders;
}

}  // namespace measures
