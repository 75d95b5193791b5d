#include "network/person_store.hpp"

#include "base/text.hpp"
#include "network/nullable.hpp"
#include "platform/db/dialect.hpp"

#include <map>

namespace network {
namespace {

void add_person_filter(db::SqlText& sql, db::Params& params, const PersonFilter& filter) {
    sql += "where p.network_id = :network";
    if (!filter.query.empty()) {
        sql += "and p.search_key like :words";
        params.push_back({"words", "%" + base::search_key(filter.query) + "%"});
    }
    if (!filter.organisation_id.empty()) {
        sql += "and p.organisation_id = :organisation";
        params.push_back({"organisation", filter.organisation_id});
    }
    if (!filter.role.empty()) {
        sql += R"(and exists (select 1 from network_roles r where r.person_id = p.id
            and r.role = :role and r.starts_on <= :today
            and (r.ends_on is null or r.ends_on > :today)))";
        params.push_back({"role", filter.role});
        params.push_back({"today", filter.today});
    }
}

void add_person_order(db::SqlText& sql, const std::string& sort) {
    if (sort == "-name") {
        sql += "order by p.search_key desc, p.id";
    } else if (sort == "added") {
        sql += "order by p.created_at, p.id";
    } else if (sort == "-added") {
        sql += "order by p.created_at desc, p.id";
    } else {
        sql += "order by p.search_key, p.id";
    }
}

// The roles held today by all people of a network: one query for a whole list.
std::map<std::string, std::vector<std::string>> roles_of_people(
    db::Reader& reader, std::string_view network_id, const std::string& today
) {
    std::map<std::string, std::vector<std::string>> roles;
    for (const db::Row& row : reader.query(
             R"(/* network_roles.of_people */
             select person_id, role from network_roles
             where network_id = :network and starts_on <= :today
               and (ends_on is null or ends_on > :today)
             order by starts_on, id)",
             {{"network", network_id}, {"today", today}}
         )) {
        roles[row.text("person_id")].push_back(row.text("role"));
    }
    return roles;
}

constexpr db::Sql select_person = R"(/* people.find */
    select p.id as id, p.account_id as account_id, p.name as name, p.email as email,
           p.phone as phone, p.organisation_id as organisation_id, p.position as position,
           o.name as organisation
    from people p left join organisations o on o.id = p.organisation_id
    where p.network_id = :network)";

std::optional<Person> person_of(const std::optional<db::Row>& row) {
    if (!row) {
        return std::nullopt;
    }
    return Person{
        row->text("id"),
        row->text_or("account_id", ""),
        {row->text("name"),
         row->text_or("email", ""),
         row->text_or("phone", ""),
         row->text_or("organisation_id", ""),
         row->text_or("position", "")},
        row->text_or("organisation", "")};
}

db::Params person_params(std::string_view network_id, const PersonForm& form) {
    return {
        {"network", network_id},
        {"name", form.name},
        {"email", null_if_empty(form.email)},
        {"phone", null_if_empty(form.phone)},
        {"organisation", null_if_empty(form.organisation_id)},
        {"position", null_if_empty(form.position)},
        {"search_key", base::search_key(form.name)}};
}

}  // namespace

std::vector<PersonLine> list_people(
    db::Reader& reader, std::string_view network_id, const PersonFilter& filter
) {
    db::SqlText sql(R"(/* people.list */
        select p.id as id, p.name as name, o.name as organisation, p.position as position,
               p.account_id as account_id
        from people p left join organisations o on o.id = p.organisation_id)");
    db::Params params{{"network", network_id}, {"limit", filter.limit}, {"offset", filter.offset}};
    add_person_filter(sql, params, filter);
    add_person_order(sql, filter.sort);
    sql += "limit :limit offset :offset";
    const auto roles = roles_of_people(reader, network_id, filter.today);
    std::vector<PersonLine> lines;
    for (const db::Row& row : reader.query(sql, params)) {
        const auto held = roles.find(row.text("id"));
        lines.push_back(
            {row.text("id"),
             row.text("name"),
             row.text_or("organisation", ""),
             row.text_or("position", ""),
             held == roles.end() ? std::vector<std::string>{} : held->second,
             !row.is_null("account_id")}
        );
    }
    return lines;
}

std::int64_t count_people(
    db::Reader& reader, std::string_view network_id, const PersonFilter& filter
) {
    db::SqlText sql("/* people.count */ select count(*) as n from people p");
    db::Params params{{"network", network_id}};
    add_person_filter(sql, params, filter);
    return reader.find(sql, params)->integer("n");
}

std::optional<Person> find_person(
    db::Reader& reader, std::string_view network_id, std::string_view person_id
) {
    db::SqlText sql(select_person);
    sql += "and p.id = :id";
    return person_of(reader.find(sql, {{"network", network_id}, {"id", person_id}}));
}

std::optional<Person> find_person_by_email(
    db::Reader& reader, std::string_view network_id, std::string_view email
) {
    db::SqlText sql(select_person);
    sql += "and lower(p.email) = :email order by p.created_at, p.id";
    return person_of(reader.find(sql, {{"network", network_id}, {"email", base::lower(email)}}));
}

std::string insert_person(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const PersonForm& form
) {
    const std::string id = base::new_uuid();
    db::Params params = person_params(network_id, form);
    params.push_back({"id", id});
    params.push_back({"now", now});
    transaction.execute(
        R"(/* people.insert */
        insert into people (id, network_id, name, email, phone, organisation_id, position,
               search_key, created_at)
        values (:id, :network, :name, :email, :phone, :organisation, :position, :search_key, :now))",
        params
    );
    return id;
}

void update_person(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view person_id,
    const PersonForm& form
) {
    db::Params params = person_params(network_id, form);
    params.push_back({"id", person_id});
    transaction.execute(
        R"(/* people.update */
        update people set name = :name, email = :email, phone = :phone,
               organisation_id = :organisation, position = :position, search_key = :search_key
        where id = :id and network_id = :network)",
        params
    );
}

void lock_account(db::Transaction& transaction, const std::string& account_id) {
    db::lock_transaction(transaction, "account " + account_id);
}

void set_account(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view person_id,
    const std::string& account_id
) {
    transaction.execute(
        R"(/* people.set_account */
        update people set account_id = :account where id = :id and network_id = :network)",
        {{"id", person_id}, {"network", network_id}, {"account", null_if_empty(account_id)}}
    );
}

bool has_person(db::Reader& reader, std::string_view account_id) {
    return reader
        .find(
            "/* people.of_account */ select id from people where account_id = :account limit 1",
            {{"account", account_id}}
        )
        .has_value();
}

void erase_person(
    db::Transaction& transaction, std::string_view network_id, std::string_view person_id
) {
    const db::Params person{{"id", person_id}};
    transaction.execute(
        "/* self_descriptions.erase */ delete from self_descriptions where person_id = :id", person
    );
    transaction.execute(
        "/* invitations.erase */ delete from invitations where person_id = :id", person
    );
    transaction.execute(
        "/* group_members.erase */ delete from group_members where person_id = :id", person
    );
    transaction.execute(
        "/* place_members.erase */ delete from place_members where person_id = :id", person
    );
    transaction.execute(
        "/* network_roles.erase */ delete from network_roles where person_id = :id", person
    );
    transaction.execute(
        "/* people.erase */ delete from people where id = :id and network_id = :network",
        {{"id", person_id}, {"network", network_id}}
    );
}

}  // namespace network
