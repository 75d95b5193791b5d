#include "standards/nz/identifier.hpp"

#include "standards/nz/check_value.hpp"

#include <algorithm>

namespace nz {
namespace {

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_digit);
}

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

// `kind` is the first letter.
IdentifierProblem check_hpi(std::string_view id, char kind) {
    const auto alphanumeric = [](char c) { return is_digit(c) || is_identifier_letter(c); };
    const bool fits = id.size() == 8 && id[0] == kind && alphanumeric(id[1]) &&
                      alphanumeric(id[2]) && all_digits(id.substr(3, 3)) && id[6] == '-' &&
                      is_identifier_letter(id[7]);
    if (!fits) {
        return IdentifierProblem::malformed;
    }
    return character_value(id[7]) == weighted_sum(id) % 11 ? IdentifierProblem::none
                                                           : IdentifierProblem::wrong_check;
}

bool passes_gs1(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0;
}

}  // namespace

std::string_view explain(IdentifierProblem problem) {
    switch (problem) {
        case IdentifierProblem::none:
            return "";
        case IdentifierProblem::malformed:
            return "This identifier does not have the right form.";
        case IdentifierProblem::wrong_check:
            return "This identifier has a mistake in it: its check character does not fit the "
                   "rest.";
        case IdentifierProblem::test_number:
            return "This looks like a number of a test system.";
    }
    return "";
}

IdentifierProblem check_hpi_organisation(std::string_view id) {
    return check_hpi(id, 'G');
}

IdentifierProblem check_hpi_facility(std::string_view id) {
    return check_hpi(id, 'F');
}

IdentifierProblem check_hpi_person(std::string_view id) {
    const bool fits = id.size() == 6 && all_digits(id.substr(0, 2)) &&
                      std::all_of(id.begin() + 2, id.end(), is_capital);
    return fits ? IdentifierProblem::none : IdentifierProblem::malformed;
}

IdentifierProblem check_nzbn(std::string_view number) {
    if (number.size() != 13 || !all_digits(number)) {
        return IdentifierProblem::malformed;
    }
    if (number.starts_with("99999") && !passes_gs1(number)) {
        return IdentifierProblem::test_number;
    }
    if (!number.starts_with("94")) {
        return IdentifierProblem::malformed;
    }
    return passes_gs1(number) ? IdentifierProblem::none : IdentifierProblem::wrong_check;
}

IdentifierProblem check_charity_number(std::string_view number) {
    const bool fits = number.starts_with("CC") && number.size() >= 6 && number.size() <= 8 &&
                      all_digits(number.substr(2));
    return fits ? IdentifierProblem::none : IdentifierProblem::malformed;
}

}  // namespace nz
