#include "network/role_store.hpp"

#include "network/nullable.hpp"
#include "platform/auth/account.hpp"

#include <algorithm>
#include <array>

namespace network {
namespace {

constexpr std::array all_roles{
    Role::reader,
    Role::member,
    Role::lived_experience_partner,
    Role::partner_delegate,
    Role::kaitiaki,
    Role::coordinator,
    Role::chair,
    Role::data_steward,
    Role::administrator};

}  // namespace

std::vector<Named> role_choices() {
    std::vector<Named> choices;
    for (const Role role : all_roles) {
        choices.push_back({name(role), label(role)});
    }
    return choices;
}

base::FieldErrors validate(const RoleForm& form, std::span<const OrganisationName> partners) {
    base::FieldErrors errors;
    const auto role = parse_role(form.role);
    if (!role) {
        errors.push_back({"role", "Choose a role."});
        return errors;
    }
    const bool is_partner =
        std::any_of(partners.begin(), partners.end(), [&](const OrganisationName& partner) {
            return partner.id == form.organisation_id;
        });
    if (*role == Role::partner_delegate && !is_partner) {
        errors.push_back({"role_organisation", "Choose the partner this delegate speaks for."});
    } else if (*role != Role::partner_delegate && !form.organisation_id.empty()) {
        errors.push_back({"role_organisation", "Only a delegate speaks for a partner."});
    }
    return errors;
}

std::optional<std::string> role_problem(
    db::Reader& reader, Role role, std::string_view account_id
) {
    if (account_id.empty() || !is_sensitive(role) ||
        auth::may_hold_sensitive_roles(reader, account_id)) {
        return std::nullopt;
    }
    return "This role sees names or data, so it cannot go to a mailbox that several people read, "
           "nor to an account that is closed. It needs an e-mail address of the person's own.";
}

std::optional<std::string> giving_problem(
    db::Reader& reader, const base::Viewer& giver, Role role, std::string_view account_id
) {
    if (is_given_to_oneself(role, giver.account(), account_id)) {
        return "Nobody gives this role to themselves, since it shows figures before small numbers "
               "are withheld: ask somebody else who manages the network, or invite a second person "
               "to manage it first.";
    }
    return role_problem(reader, role, account_id);
}

bool is_given_to_oneself(Role role, std::string_view giver, std::string_view account_id) {
    return opens_raw(role) && !giver.empty() && giver == account_id;
}

std::vector<HeldRole> list_roles_of_person(
    db::Reader& reader, std::string_view network_id, std::string_view person_id
) {
    std::vector<HeldRole> roles;
    for (const db::Row& row : reader.query(
             R"(/* network_roles.of_person */
             select r.id as id, r.role as role, o.name as organisation, r.starts_on as starts_on,
                    r.ends_on as ends_on, r.given_by as given_by
             from network_roles r left join organisations o on o.id = r.organisation_id
             where r.network_id = :network and r.person_id = :person
             order by r.starts_on desc, r.id desc)",
             {{"network", network_id}, {"person", person_id}}
         )) {
        roles.push_back(
            {row.text("id"),
             parse_role(row.text("role")).value_or(Role::member),
             row.text_or("organisation", ""),
             row.date("starts_on"),
             row.optional_date("ends_on"),
             row.text_or("given_by", "")}
        );
    }
    return roles;
}

std::string insert_role(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view person_id,
    const RoleForm& form,
    base::Date starts_on,
    const std::string& given_by
) {
    const auto held = transaction.find(
        R"(/* network_roles.held */
        select id from network_roles
        where network_id = :network and person_id = :person and role = :role
          and coalesce(organisation_id, '') = :organisation and ends_on is null)",
        {{"network", network_id},
         {"person", person_id},
         {"role", form.role},
         {"organisation", form.organisation_id}}
    );
    if (held) {
        return held->text("id");
    }
    const std::string id = base::new_uuid();
    transaction.execute(
        R"(/* network_roles.insert */
        insert into network_roles (id, network_id, person_id, role, organisation_id, starts_on,
                                   given_by)
        values (:id, :network, :person, :role, :organisation, :starts_on, :given_by))",
        {{"id", id},
         {"network", network_id},
         {"person", person_id},
         {"role", form.role},
         {"organisation", null_if_empty(form.organisation_id)},
         {"starts_on", starts_on},
         {"given_by", null_if_empty(given_by)}}
    );
    return id;
}

bool end_role(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view person_id,
    std::string_view role_id,
    base::Date ends_on
) {
    return transaction.execute(
               R"(/* network_roles.end */
               update network_roles set ends_on = :ends_on
               where id = :id and network_id = :network and person_id = :person
                 and (ends_on is null or ends_on > :ends_on))",
               {{"id", role_id},
                {"network", network_id},
                {"person", person_id},
                {"ends_on", ends_on}}
           ) > 0;
}

bool has_manager(
    db::Reader& reader, std::string_view network_id, base::Date today, std::string_view other_than
) {
    const auto managers = reader.query(
        R"(/* network_roles.managers */
        select distinct p.account_id as account_id
        from network_roles r join people p on p.id = r.person_id
        where r.network_id = :network and r.role in ('coordinator', 'administrator')
          and p.account_id is not null and p.id <> :other_than and r.starts_on <= :today
          and (r.ends_on is null or r.ends_on > :today))",
        {{"network", network_id}, {"other_than", other_than}, {"today", today}}
    );
    return std::any_of(managers.begin(), managers.end(), [&](const db::Row& row) {
        return !auth::is_closed(reader, row.text("account_id"));
    });
}

std::vector<std::string> list_sensitive_networks(
    db::Reader& reader, std::string_view account_id, base::Date today
) {
    std::vector<std::string> names;
    for (const db::Row& row : reader.query(
             R"(/* network_roles.of_account */
             select distinct n.name as name, r.role as role
             from people p join network_roles r on r.person_id = p.id
             join networks n on n.id = r.network_id
             where p.account_id = :account and (r.ends_on is null or r.ends_on > :today)
             order by name)",
             {{"account", account_id}, {"today", today}}
         )) {
        const auto role = parse_role(row.text("role"));
        if (role && is_sensitive(*role) && (names.empty() || names.back() != row.text("name"))) {
            names.push_back(row.text("name"));
        }
    }
    return names;
}

void require_manager(db::Reader& reader, std::string_view network_id, base::Date today) {
    if (!has_manager(reader, network_id, today)) {
        throw base::Error(
            base::Code::conflict,
            "That would leave nobody who can run this network. Give the coordinator's or the "
            "administrator's role to someone else first, and let them sign in."
        );
    }
}

}  // namespace network
