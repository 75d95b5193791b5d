// Making what joins the things of a network, for the demonstration: members of places, agreements
// with other networks, invitations.
#include "network/agreement_store.hpp"
#include "network/invitation_store.hpp"
#include "network/place_store.hpp"
#include "platform/journal/journal.hpp"

namespace network {

void add_place_member(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view place_id,
    std::string_view organisation_id
) {
    get_place_record(transaction, network_id, place_id);
    const auto partner = find_organisation(transaction, viewer, network_id, organisation_id);
    if (!partner) {
        base::throw_not_found("This partner");
    }
    if (insert_place_member(transaction, place_id, partner->id, "", base::date_in(now))) {
        journal::write(
            transaction,
            now,
            {.scope = std::string(network_id),
             .actor = viewer.account(),
             .kind = "place.member_joined",
             .subject = {"place", std::string(place_id)},
             .object = {"organisation", partner->id},
             .audience = journal::Audience::everyone}
        );
    }
}

void stand_beside(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view other_id,
    const std::string& terms
) {
    const Network own = get_network_by_id(transaction, viewer, network_id);
    const Network other = get_network_by_id(transaction, base::Viewer::system(), other_id);
    const AgreementForm form{
        .relation = "stands_beside",
        .other_slug = other.slug,
        .terms = terms,
        .starts_on = base::date_in(now).iso()};
    if (const auto errors = validate(form, own, other); !errors.empty()) {
        throw base::Error(base::Code::invalid, errors.front().message, errors);
    }
    const std::string id = insert_agreement(transaction, now, own, other, form);
    accept_agreement(transaction, now, other.id, id);
    for (const char* kind : {"agreement.proposed", "agreement.accepted"}) {
        for (const std::string& side : {own.id, other.id}) {
            journal::write(
                transaction,
                now,
                {.scope = side,
                 .actor = viewer.account(),
                 .kind = kind,
                 .subject = {"agreement", id}}
            );
        }
    }
}

void invite_member(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const std::string& person_id
) {
    insert_invitation(
        transaction,
        now,
        network_id,
        {.person_id = person_id,
         .role = {std::string(name(Role::member)), ""},
         .group_id = "",
         .invited_by = viewer.account()}
    );
    journal::write(
        transaction,
        now,
        {.scope = std::string(network_id),
         .actor = viewer.account(),
         .kind = "invitation.sent",
         .subject = {"person", person_id},
         .audience = journal::Audience::stewards}
    );
}

}  // namespace network
