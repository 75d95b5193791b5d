#include "measures/returns/return_contact_store.hpp"

namespace measures {
namespace {

// Roles of people who can sign in, from today on until the day before they end. From a mailbox that
// several people read nobody takes the second step that these roles need.
constexpr const char* from_roles_in_use = R"(
        from network_roles nr
        join people p on p.id = nr.person_id
        join accounts a on a.id = p.account_id
        where nr.network_id = :network and nr.starts_on <= :today
          and (nr.ends_on is null or nr.ends_on > :today)
          and a.disabled_at is null and not a.is_shared_mailbox and coalesce(p.email, a.email) is not null )";

}  // namespace

std::vector<ReturnContact> list_return_contacts(
    db::Reader& reader, const Return& one, bool are_reviewers, base::Date today
) {
    db::SqlText sql(
        "/* returns.list_contacts */ select distinct p.name, coalesce(p.email, a.email) as email"
    );
    sql += from_roles_in_use;
    db::Params params{{"network", one.network_id}, {"today", today}};
    if (are_reviewers) {
        sql += "and nr.role in ('coordinator', 'data_steward')";
    } else {
        sql += "and nr.role = 'partner_delegate' and nr.organisation_id = :organisation";
        params.push_back({"organisation", one.organisation_id});
    }
    std::vector<ReturnContact> contacts;
    for (const db::Row& row : reader.query(sql, params)) {
        contacts.push_back({row.text("name"), row.text("email")});
    }
    return contacts;
}

std::set<std::string, std::less<>> list_answering_partners(
    db::Reader& reader, std::string_view network_id, base::Date today
) {
    db::SqlText sql("/* returns.list_answering_partners */ select distinct nr.organisation_id");
    sql += from_roles_in_use;
    sql += "and nr.role = 'partner_delegate' and nr.organisation_id is not null";
    std::set<std::string, std::less<>> partners;
    for (const db::Row& row : reader.query(sql, {{"network", network_id}, {"today", today}})) {
        partners.insert(row.text("organisation_id"));
    }
    return partners;
}

}  // namespace measures
