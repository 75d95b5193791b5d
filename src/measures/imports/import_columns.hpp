// A mapping made column by column in the web, in two steps: what each column holds, then what the
// codes of its dimensions mean. Rules only.
#pragma once

#include "measures/imports/mapping.hpp"
#include "platform/http/message.hpp"

#include <optional>
#include <string>
#include <vector>

namespace measures {

struct CodeForm {
    std::string value{};  // as the file writes it
    std::string code{};
    std::string label{};
};

struct DimensionForm {
    std::string column{};
    std::string name{};
    bool holds_ages = false;
    std::vector<CodeForm> codes{};
};

// As typed.
struct ColumnsForm {
    std::string measure{};  // slug of one that is there; "" makes one
    std::string name{};
    std::string definition{};
    std::string unit = "proportion";
    std::string per{};  // of a rate
    std::string numerator_means{};
    std::string denominator_means{};
    std::string services_did{};
    bool is_complete_count = false;
    std::string direction = "higher_is_better";
    std::string source{};
    bool is_public = false;
    std::string protection{};
    std::string ethnicity_output{};
    std::string period_column{};
    std::string period_kind = "day";
    std::string period_form = "any";
    std::string place_column{};
    bool create_missing = false;
    std::string parent{};
    std::string numerator{};
    std::string denominator{};
    std::string value{};
    std::string numerator_source{};
    std::string denominator_source{};
    std::string numerator_edition{};
    std::string denominator_edition{};
    bool has_exponents = false;
    std::vector<std::string> dimension_columns{};
    std::vector<DimensionForm> dimensions{};  // of the second step
};

ColumnsForm read_columns_form(const http::Form& form);
// What the first step lacks.
base::FieldErrors validate(const ColumnsForm& form);
// A first guess at which column is which, by its header.
ColumnsForm guess_columns(const std::vector<std::string>& columns);
// A first guess at what values mean: a group of `known` that is called so, else "Māori" is maori,
// "12-15" an age, "Total" total.
DimensionForm guess_dimension(
    const std::string& column,
    const std::vector<std::string>& values,
    const std::vector<Group>& known,
    std::size_t limit
);
// `measure` is the one chosen, where one was.
Mapping mapping_of(const ColumnsForm& form, const std::optional<Measure>& measure);

}  // namespace measures
