#include "network/group_store.hpp"
#include "network/handling.hpp"
#include "network/organisation_store.hpp"
#include "network/person_store.hpp"
#include "network/role_store.hpp"

namespace network {
namespace {

void refuse(const base::FieldErrors& errors, const std::string& what) {
    if (!errors.empty()) {
        throw base::Error(base::Code::invalid, what + ": " + errors.front().message, errors);
    }
}

void write_making(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NetworkEntry& entry
) {
    journal::write(
        transaction,
        now,
        {.scope = std::string(network_id),
         .actor = viewer.account(),
         .kind = entry.kind,
         .subject = entry.subject,
         .object = entry.object,
         .audience = entry.audience}
    );
}

}  // namespace

std::string create_organisation(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewOrganisation& organisation
) {
    const OrganisationForm form{
        .name = organisation.name,
        .sector = organisation.sector,
        .kinds = organisation.kinds,
        .description = organisation.description,
        .website = organisation.website,
        .email = organisation.email,
        .is_maori = organisation.is_maori,
        .joined_on = organisation.joined_on,
        .place_ids = organisation.place_ids};
    refuse(validate(form, list_places(transaction, viewer, network_id)), "The partner");
    const std::string id = insert_organisation(transaction, now, network_id, form);
    write_making(
        transaction,
        now,
        viewer,
        network_id,
        {.kind = "organisation.joined",
         .subject = {"organisation", id},
         .audience = journal::Audience::everyone}
    );
    return id;
}

std::string create_person(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewPerson& person
) {
    const PersonForm form{
        .name = person.name,
        .email = person.email,
        .organisation_id = person.organisation_id,
        .position = person.position};
    refuse(validate(form, list_partner_names(transaction, viewer, network_id, now)), "The person");
    lock_network(transaction, network_id);
    if (!form.email.empty() && find_person_by_email(transaction, network_id, form.email)) {
        refuse(
            {{"email", "Someone else of this network has that e-mail address already."}},
            "The person"
        );
    }
    const std::string id = insert_person(transaction, now, network_id, form);
    if (!person.account_id.empty()) {
        set_account(transaction, network_id, id, person.account_id);
    }
    write_making(
        transaction, now, viewer, network_id, {.kind = "person.added", .subject = {"person", id}}
    );
    return id;
}

std::string give_role(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view person_id,
    Role role,
    std::string_view organisation_id
) {
    lock_network(transaction, network_id);
    const auto person = find_person(transaction, network_id, person_id);
    if (!person) {
        base::throw_not_found("This person");
    }
    const RoleForm form{std::string(name(role)), std::string(organisation_id)};
    refuse(validate(form, list_partner_names(transaction, viewer, network_id, now)), "The role");
    if (const auto problem = role_problem(transaction, role, person->account_id)) {
        throw base::Error(base::Code::invalid, *problem, {{"role", *problem}});
    }
    const std::string id =
        insert_role(transaction, network_id, person_id, form, base::date_in(now), viewer.account());
    write_making(
        transaction,
        now,
        viewer,
        network_id,
        {.kind = "role.given", .subject = {"person", person->id}}
    );
    return id;
}

std::string create_group(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewGroup& group
) {
    const GroupForm form{
        .name = group.name,
        .kind = group.kind,
        .purpose = group.purpose,
        .starts_on = group.starts_on.empty() ? base::date_in(now).iso() : group.starts_on};
    refuse(validate(form), "The group");
    const std::string id = insert_group(transaction, network_id, form);
    write_making(
        transaction, now, viewer, network_id, {.kind = "group.started", .subject = {"group", id}}
    );
    return id;
}

void add_to_group(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view group_id,
    std::string_view person_id,
    GroupRole role
) {
    lock_network(transaction, network_id);
    const auto group = find_group(transaction, group_id);
    if (!group || group->network_id != network_id) {
        base::throw_not_found("This group");
    }
    if (!find_person(transaction, network_id, person_id)) {
        base::throw_not_found("This person");
    }
    if (insert_group_member(transaction, group_id, person_id, role, base::date_in(now))) {
        write_making(
            transaction,
            now,
            viewer,
            network_id,
            {.kind = "group.member_joined",
             .subject = {"group", group->id},
             .object = {"person", std::string(person_id)}}
        );
    }
}

}  // namespace network
