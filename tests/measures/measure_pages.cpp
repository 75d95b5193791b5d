#include "measures/measure_pages.hpp"

#include "measures/measures.hpp"

#include <cctype>

namespace cast {

std::string seen(const std::string& page) {
    std::string text;
    bool is_inside = false;
    for (const char c : page) {
        is_inside = c == '<' || (is_inside && c != '>');
        if (!is_inside) {
            text += c == '>' ? ' ' : c;
        }
    }
    return text;
}

bool shows(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

bool says_number(const std::string& text, const std::string& number) {
    const auto is_part = [&](std::size_t at) {
        return at < text.size() && (std::isdigit(static_cast<unsigned char>(text[at])) != 0);
    };
    for (std::size_t at = text.find(number); at != std::string::npos;
         at = text.find(number, at + 1)) {
        if (!(at > 0 && is_part(at - 1)) && !is_part(at + number.size())) {
            return true;
        }
    }
    return false;
}

}  // namespace cast

MeasurePages::MeasurePages() : app(*database, measures::routes()), cast(support::make_cast(app)) {
    cast::add_places(*database, cast.network);
}

measures::Measure MeasurePages::make(measures::Measure plain) {
    plain.network_id = cast.network;
    return cast::add_measure(*database, plain);
}

measures::Measure MeasurePages::with_figures(const std::string& protection) {
    const measures::Measure measure = make();
    cast::add_import(
        *database,
        measure,
        {{cast::north, "ethnicity=maori", "2023-01-01", "2023-12-31", 400, 500},
         {cast::north, "ethnicity=pacific", "2023-01-01", "2023-12-31", 3, 57},
         {cast::north, "ethnicity=other", "2023-01-01", "2023-12-31", 950, 1000},
         {cast::north, "ethnicity=unknown", "2023-01-01", "2023-12-31", 100, 110},
         {cast::north, "ethnicity=maori", "2022-01-01", "2022-12-31", 390, 500},
         {cast::north, "ethnicity=pacific", "2022-01-01", "2022-12-31", 40, 57},
         {cast::north, "ethnicity=other", "2022-01-01", "2022-12-31", 940, 1000}},
        {.protection = protection}
    );
    cast::sum_up(*database, measure);
    return measure;
}

support::Fields MeasurePages::form(const std::string& name, const support::Fields& more) {
    support::Fields fields{
        {"name", name},
        {"definition", "What it is."},
        {"unit", "proportion"},
        {"decimals", "1"},
        {"direction", "higher_is_better"},
        {"numerator_means", "people seen"},
        {"denominator_means", "people who asked"}};
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
}
