#include "network/agreement.hpp"

#include "base/text.hpp"
#include "base/time.hpp"

#include <algorithm>

namespace network {
namespace {

bool is_state_or_alliance(std::string_view network_kind) {
    return network_kind == "crown" || network_kind == "national" || network_kind == "alliance";
}

bool would_serve_the_state(const Network& serving, const Network& served) {
    return is_maori_network(serving.kind) && is_state_or_alliance(served.kind);
}

void check_serving(
    const AgreementForm& form, const Network& own, const Network& other, base::FieldErrors& errors
) {
    const bool is_refused = (form.relation == "we_serve" && would_serve_the_state(own, other)) ||
                            (form.relation == "they_serve" && would_serve_the_state(other, own));
    if (is_refused) {
        errors.push_back(
            {"relation",
             "An iwi, hapū or Māori provider network is not recorded as serving a Crown, national "
             "or "
             "alliance network. Choose standing beside or sharing, or that the other side serves "
             "it."}
        );
    }
}

}  // namespace

bool is_maori_network(std::string_view network_kind) {
    return network_kind == "iwi" || network_kind == "hapu" || network_kind == "maori_provider";
}

base::FieldErrors validate(
    const AgreementForm& form, const Network& own, const std::optional<Network>& other
) {
    base::FieldErrors errors;
    if (!other || other->id == own.id) {
        errors.push_back({"other_slug", "Choose another network of this instance."});
    }
    if (std::none_of(agreement_relations.begin(), agreement_relations.end(), [&](const Named& row) {
            return row.code == form.relation;
        })) {
        errors.push_back({"relation", "Choose how the two networks stand to each other."});
    } else if (other) {
        check_serving(form, own, *other, errors);
    }
    if (form.terms.empty() || base::length(form.terms) > 10'000) {
        errors.push_back({"terms", "Enter what was agreed, in at most 10,000 characters."});
    }
    if (!base::parse_date(form.starts_on)) {
        errors.push_back({"starts_on", "Enter the day it starts, such as 2026-11-22."});
    }
    return errors;
}

}  // namespace network
