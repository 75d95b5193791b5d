#include "network/network.hpp"

namespace network {
namespace {

// The members of a network know by name who holds or has held a role in it, and everyone knows
// themselves. All other names of people need see_people.
constexpr db::Sql known_name_clause = R"(
    and (:sees_people or p.account_id = :account or (:reads_internal and exists (
        select 1 from network_roles r where r.person_id = p.id)))
    order by p.search_key, p.id)";

db::Params name_params(const base::Viewer& viewer, std::string_view network_id) {
    using base::Permission;
    return {
        {"network", network_id},
        {"account", viewer.account()},
        {"sees_people", viewer.may(Permission::see_people, network_id)},
        {"reads_internal", viewer.may(Permission::read_internal, network_id)}};
}

}  // namespace

std::vector<PersonName> list_person_names(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
) {
    db::SqlText sql(R"(/* people.names */
        select p.id as id, p.name as name from people p where p.network_id = :network)");
    sql += known_name_clause;
    std::vector<PersonName> people;
    for (const db::Row& row : reader.query(sql, name_params(viewer, network_id))) {
        people.push_back({row.text("id"), row.text("name")});
    }
    return people;
}

std::optional<PersonName> find_person_of_account(
    db::Reader& reader, std::string_view network_id, std::string_view account
) {
    const auto row = reader.find(
        R"(/* people.of_account */
        select id, name from people where network_id = :network and account_id = :account)",
        {{"network", network_id}, {"account", account}}
    );
    return row ? std::optional(PersonName{row->text("id"), row->text("name")}) : std::nullopt;
}

std::vector<std::pair<std::string, std::string>> names_of_accounts(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    const std::vector<std::string>& accounts
) {
    std::string wanted = ",";
    for (const std::string& account : accounts) {
        wanted += account + ",";
    }
    db::SqlText sql(R"(/* people.names_of_accounts */
        select p.account_id as account, p.name as name from people p
        where p.network_id = :network and p.account_id is not null
          and :wanted like '%,' || p.account_id || ',%')");
    sql += known_name_clause;
    db::Params params = name_params(viewer, network_id);
    params.push_back({"wanted", wanted});
    std::vector<std::pair<std::string, std::string>> names;
    for (const db::Row& row : reader.query(sql, params)) {
        names.emplace_back(row.text("account"), row.text("name"));
    }
    return names;
}

}  // namespace network
