#include "network/invitation.hpp"

#include "platform/auth/email.hpp"

#include <algorithm>

namespace network {

base::FieldErrors validate(
    const InvitationForm& form,
    std::span<const OrganisationName> partners,
    std::span<const PersonName> groups
) {
    base::FieldErrors errors =
        validate(PersonForm{.name = form.name, .email = form.email}, partners);
    if (form.email.empty()) {
        errors.push_back({"email", "Enter the e-mail address the invitation goes to."});
    }
    for (const base::FieldError& error : validate(form.role, partners)) {
        errors.push_back(error);
    }
    const auto email = auth::parse_email(form.email);
    const auto role = parse_role(form.role.role);
    if (email && role && is_sensitive(*role) && auth::is_shared_by_custom(*email)) {
        errors.push_back(
            {"email",
             "This role sees names or data, so it cannot go to a mailbox that several people read. "
             "Enter an address of the person's own."}
        );
    }
    if (!form.group_id.empty() &&
        std::none_of(groups.begin(), groups.end(), [&](const PersonName& group) {
            return group.id == form.group_id;
        })) {
        errors.push_back({"group_id", "Choose a group of this network."});
    }
    return errors;
}

std::string_view label(InvitationState state) {
    switch (state) {
        case InvitationState::waiting:
            return "Waiting";
        case InvitationState::accepted:
            return "Accepted";
        case InvitationState::revoked:
            return "Taken back";
        case InvitationState::expired:
            return "Expired";
    }
    return "Expired";
}

}  // namespace network
