// Accepting a return, and taking that back. What several partners returned for the same measure,
// place and period is added up (return_sum.hpp): one import holds the sum, and the one accepted
// last counts.
#pragma once

#include "measures/returns/return_store.hpp"

#include <optional>
#include <string>

namespace measures {

// The accepted returns beside one, as the page of that one was shown: sent with its form, so that
// nobody adds to figures they have not been told of.
std::string beside_text(const std::vector<ReturnLine>& beside);
// Which time of submitting it is: sent with the form too, so that nobody accepts figures that were
// taken back and changed since they saw them. "" for one that is not submitted.
std::string submission_text(const Return& one);

// What the reviewer was told of before accepting.
struct ReviewerSaw {
    std::string beside{};  // beside_text
    std::string around{};  // the text of ReturnAround, where it was said that this is meant
};

// Makes an import of what was returned, added to what other partners returned for the same place
// and period, and makes it live. Throws base::Error(conflict) when it is not submitted as `one`
// says, when figures are beside it that cannot be added up (means, printed rates), and when the
// returns beside it, the files it replaces or the places above and below are not those in `saw`. It
// counts people by ethnicity as the measure's other figures do.
void accept_return(
    db::Database& database,
    base::Instant now,
    const base::Viewer& viewer,
    const Return& one,
    const std::optional<ReviewerSaw>& saw = {}
);

// Undoes the import of an accepted return, which is submitted again. Throws base::Error(conflict)
// when it is not accepted, or when figures accepted later were added to it.
void take_back_return(
    db::Database& database, base::Instant now, const base::Viewer& viewer, const Return& one
);

}  // namespace measures
