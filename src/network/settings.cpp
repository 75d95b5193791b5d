#include "network/settings.hpp"

#include "base/text.hpp"
#include "platform/auth/email.hpp"

#include <algorithm>
#include <charconv>

namespace network {
namespace {

bool is_among(std::span<const Named> list, std::string_view code) {
    return std::any_of(list.begin(), list.end(), [&](const Named& row) {
        return row.code == code;
    });
}

// A whole number; -1 for anything else.
std::int64_t whole_number(std::string_view text) {
    std::int64_t number = -1;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc() && end == text.data() + text.size() ? number : -1;
}

void check_coordinator(const NewNetworkForm& form, base::FieldErrors& errors) {
    if (form.coordinator_name.empty() || base::length(form.coordinator_name) > 200) {
        errors.push_back(
            {"coordinator_name", "Enter the coordinator's name, of at most 200 characters."}
        );
    } else if (!base::is_one_line(form.coordinator_name)) {
        errors.push_back({"coordinator_name", base::not_one_line});
    }
    const auto email = auth::parse_email(form.coordinator_email);
    if (!email) {
        errors.push_back({"coordinator_email", "Enter the e-mail address the invitation goes to."});
    } else if (auth::is_shared_by_custom(*email)) {
        errors.push_back(
            {"coordinator_email",
             "A coordinator sees names, so this cannot be a mailbox that several people read. "
             "Enter "
             "an address of the person's own."}
        );
    }
}

}  // namespace

base::FieldErrors validate(const SettingsForm& form) {
    base::FieldErrors errors;
    if (form.name.empty()) {
        errors.push_back({"name", "Enter the network's name."});
    } else if (base::length(form.name) > 200) {
        errors.push_back({"name", "A network's name has at most 200 characters."});
    } else if (!base::is_one_line(form.name)) {
        errors.push_back({"name", base::not_one_line});
    }
    if (base::length(form.purpose) > 10'000) {
        errors.push_back({"purpose", "A purpose has at most 10,000 characters."});
    }
    if (base::length(form.contact) > 200 || !base::is_one_line(form.contact)) {
        errors.push_back(
            {"contact",
             "How to reach the network is one line of at most 200 characters, without tabs or "
             "invisible signs of direction."}
        );
    }
    if (!is_among(zones, form.zone)) {
        errors.push_back({"zone", "Choose a time zone of the list."});
    }
    const std::int64_t threshold = whole_number(form.suppress_below);
    if (threshold < 3 || threshold > 100) {
        errors.push_back({"suppress_below", "Enter a whole number from 3 to 100."});
    }
    return errors;
}

SettingsForm settings_of(const Network& network) {
    return {
        network.name,
        network.purpose,
        network.zone,
        network.is_public,
        std::to_string(network.suppress_below),
        network.contact};
}

Network with_settings(Network network, const SettingsForm& form) {
    network.name = form.name;
    network.purpose = form.purpose;
    network.zone = form.zone;
    network.is_public = form.is_public;
    network.suppress_below = whole_number(form.suppress_below);
    network.contact = form.contact;
    return network;
}

base::FieldErrors validate(const NewNetworkForm& form) {
    base::FieldErrors errors = validate(form.settings);
    if (form.slug.size() < 2 || form.slug.size() > 60 || base::slug(form.slug) != form.slug) {
        errors.push_back(
            {"slug",
             "Enter 2 to 60 lower-case letters (a to z), digits and single hyphens, such as "
             "waiora-valley."}
        );
    }
    if (!is_among(network_kinds, form.kind)) {
        errors.push_back({"kind", "Choose what kind of network it is."});
    }
    check_coordinator(form, errors);
    return errors;
}

}  // namespace network
