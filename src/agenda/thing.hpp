// What the things of an agenda have in common: titles, texts, states with their words.
#pragma once

#include "base/error.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace agenda {

inline constexpr std::size_t longest_title = 200;
inline constexpr std::size_t longest_text = 10'000;

// A code as it is stored, with what is shown for it.
struct Named {
    std::string_view code;
    std::string_view label;
};
std::string_view label_of(std::span<const Named> list, std::string_view code);
bool is_listed(std::span<const Named> list, std::string_view code);

inline constexpr std::array<Named, 3> need_states{{
    {"heard", "Heard"},
    {"answered", "Answered"},
    {"set_aside", "Set aside"},
}};
inline constexpr std::array<Named, 3> priority_scopes{{
    {"in_scope", "In scope"},
    {"out_of_scope", "Out of scope"},
    {"stopped", "Stopped"},
}};
inline constexpr std::array<Named, 4> initiative_states{{
    {"proposed", "Proposed"},
    {"under_way", "Under way"},
    {"finished", "Finished"},
    {"stopped", "Stopped"},
}};
inline constexpr std::array<Named, 4> action_states{{
    {"planned", "Planned"},
    {"under_way", "Under way"},
    {"done", "Done"},
    {"stopped", "Stopped"},
}};
inline constexpr std::array<Named, 4> stage_standings{{
    {"not_started", "Not started"},
    {"started", "Started"},
    {"well_under_way", "Well under way"},
    {"in_place", "In place"},
}};

// Determinants of health a priority may touch: the domains of Healthy People 2030 (US Department of
// Health and Human Services), with culture, racism and colonisation as Reid and Robson set them out
// for Aotearoa ("Understanding health inequities", 2007).
inline constexpr std::array<Named, 10> determinants{{
    {"income", "Income and work"},
    {"education", "Education"},
    {"housing", "Housing"},
    {"food", "Food"},
    {"transport", "Transport"},
    {"environment", "Air, water and neighbourhood"},
    {"social_connection", "Social connection"},
    {"health_care", "Access to and quality of health care"},
    {"culture", "Culture, language and identity"},
    {"racism", "Racism and colonisation"},
}};

// Adds what is wrong with a title (missing, too long, of several lines) or a text (too long) of the
// field.
void check_title(std::string_view field, std::string_view title, base::FieldErrors& errors);
void check_text(std::string_view field, std::string_view text, base::FieldErrors& errors);
// `date` is ISO or ""; a day that does not exist, or none where one is `required`.
void check_date(
    std::string_view field, std::string_view date, bool required, base::FieldErrors& errors
);

// Throws base::Error(invalid) with the fields when there are any: for things made by the program.
void refuse_if_wrong(const base::FieldErrors& errors, std::string_view what);

}  // namespace agenda
