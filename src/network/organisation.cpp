#include "network/organisation.hpp"

#include "base/text.hpp"
#include "base/time.hpp"
#include "network/contact.hpp"
#include "platform/html/html.hpp"
#include "standards/nz/identifier.hpp"

#include <algorithm>

namespace network {
namespace {

bool is_listed(std::span<const Named> list, std::string_view code) {
    return std::any_of(list.begin(), list.end(), [&](const Named& row) {
        return row.code == code;
    });
}

void check_contacts(const OrganisationForm& form, base::FieldErrors& errors) {
    const bool web = form.website.starts_with("https://") || form.website.starts_with("http://");
    if (!form.website.empty() && (!web || html::Url::checked(form.website).empty())) {
        errors.push_back({"website", "Enter the whole address, beginning with https://."});
    }
    check_email(form.email, "office@example.org.nz", errors);
    check_phone(form.phone, errors);
}

// A test system's number is let through: it is a warning, and no one is counted by it.
void check_identifier(
    const char* field,
    const std::string& id,
    nz::IdentifierProblem problem,
    const char* form,
    base::FieldErrors& errors
) {
    if (id.empty()) {
        return;
    }
    if (problem == nz::IdentifierProblem::malformed) {
        errors.push_back({field, form});
    } else if (problem == nz::IdentifierProblem::wrong_check) {
        errors.push_back({field, std::string(nz::explain(problem))});
    }
}

void check_identifiers(const OrganisationForm& form, base::FieldErrors& errors) {
    check_identifier(
        "nzbn",
        form.nzbn,
        nz::check_nzbn(form.nzbn),
        "A New Zealand Business Number has 13 digits and begins with 94.",
        errors
    );
    check_identifier(
        "hpi_organisation_id",
        form.hpi_organisation_id,
        nz::check_hpi_organisation(form.hpi_organisation_id),
        "An HPI organisation identifier is written as GXXNNN-C: a G, two letters or digits, three "
        "digits, a hyphen and a letter.",
        errors
    );
    check_identifier(
        "charity_number",
        form.charity_number,
        nz::check_charity_number(form.charity_number),
        "A charity's registration number is CC and four to six digits.",
        errors
    );
}

}  // namespace

std::string_view label_of(std::span<const Named> list, std::string_view code) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Named& row) { return row.code == code; });
    return found == list.end() ? code : found->label;
}

base::FieldErrors validate(const OrganisationForm& form, std::span<const Place> places) {
    base::FieldErrors errors;
    if (form.name.empty()) {
        errors.push_back({"name", "Enter the organisation's name."});
    } else if (base::length(form.name) > 200) {
        errors.push_back({"name", "An organisation's name has at most 200 characters."});
    } else if (!base::is_one_line(form.name)) {
        errors.push_back({"name", base::not_one_line});
    }
    if (!is_listed(sectors, form.sector)) {
        errors.push_back({"sector", "Choose the sector it works in."});
    }
    for (const std::string& kind : form.kinds) {
        if (!is_listed(organisation_kinds, kind)) {
            errors.push_back({"kinds", "Choose what it is to the network from the list."});
            break;
        }
    }
    if (base::length(form.description) > 10'000) {
        errors.push_back({"description", "The description has at most 10,000 characters."});
    }
    if (!form.joined_on.empty() && !base::parse_date(form.joined_on)) {
        errors.push_back(
            {"joined_on", "Enter the day it joined as a real date, such as 2026-07-01."}
        );
    }
    for (const std::string& id : form.place_ids) {
        if (std::none_of(places.begin(), places.end(), [&](const Place& p) {
                return p.id == id;
            })) {
            errors.push_back({"place_ids", "Choose the places it serves from this network's list."}
            );
            break;
        }
    }
    check_contacts(form, errors);
    check_identifiers(form, errors);
    return errors;
}

base::FieldErrors validate(const LeavingForm& form, const std::string& joined_on) {
    base::FieldErrors errors;
    const auto last_day = base::parse_date(form.left_on);
    const auto first_day = base::parse_date(joined_on);
    if (!last_day) {
        errors.push_back({"left_on", "Enter the day it leaves as a real date, such as 2026-07-01."}
        );
    } else if (first_day && *last_day < *first_day) {
        errors.push_back(
            {"left_on",
             "It joined on " + base::long_date(*first_day) +
                 ": its last day cannot be before that."}
        );
    }
    if (base::length(form.reason) > 1000) {
        errors.push_back({"reason", "The reason has at most 1,000 characters."});
    }
    return errors;
}

}  // namespace network
