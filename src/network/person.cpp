#include "network/person.hpp"

#include "base/text.hpp"
#include "network/contact.hpp"

#include <algorithm>

namespace network {

base::FieldErrors validate(const PersonForm& form, std::span<const OrganisationName> partners) {
    base::FieldErrors errors;
    if (form.name.empty()) {
        errors.push_back({"name", "Enter the person's name."});
    } else if (base::length(form.name) > 200) {
        errors.push_back({"name", "A person's name has at most 200 characters."});
    } else if (!base::is_one_line(form.name)) {
        errors.push_back({"name", base::not_one_line});
    }
    check_email(form.email, "hana@example.org.nz", errors);
    check_phone(form.phone, errors);
    const bool is_partner =
        std::any_of(partners.begin(), partners.end(), [&](const OrganisationName& partner) {
            return partner.id == form.organisation_id;
        });
    if (!form.organisation_id.empty() && !is_partner) {
        errors.push_back({"organisation_id", "Choose a partner of this network."});
    }
    if (base::length(form.position) > 200) {
        errors.push_back({"position", "A position has at most 200 characters."});
    } else if (!base::is_one_line(form.position)) {
        errors.push_back({"position", base::not_one_line});
    }
    return errors;
}

}  // namespace network
