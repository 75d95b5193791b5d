// What a person says of themselves: each answer optional, in their own choice of words or of the
// standard's, for one purpose they agreed to, and theirs to change or withdraw. Rules only; no I/O.
//
// Ethnicity by HISO 10001 code, several per person; gender by the Stats NZ standard; disability by
// the Washington Group Short Set, its questions and answers unchanged; iwi by the Stats NZ list.
#pragma once

#include "network/organisation.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace network {

inline constexpr std::array<Named, 6> description_kinds{{
    {"ethnicity", "Ethnicity"},
    {"iwi", "Iwi"},
    {"gender", "Gender"},
    {"disability", "Disability"},
    {"language", "Language and interpreter"},
    {"background", "Background"},
}};
bool is_description_kind(std::string_view kind);

// What an answer may be used for. Coordinators read only what was said for arrangements.
inline constexpr std::string_view for_arrangements = "arrangements";
inline constexpr std::array<Named, 2> description_purposes{{
    {for_arrangements,
     "To arrange things so that I can take part. The network's coordinators may read it."},
    {"counting",
     "To see who is at the table and who is missing. Nobody reads my answer by itself."},
}};

struct DescriptionForm {
    std::vector<std::string> codes{};  // ethnicity, iwi; for gender at most one
    std::string words{};               // gender in one's own words, language, background
    std::string interpreter{};         // the language an interpreter is needed for; "" for none
    std::array<std::string, 6> functioning{};  // disability: one stored answer per domain, or ""
    std::string purpose{};
    bool consents = false;
};
// One thing wrong per field.
base::FieldErrors validate(std::string_view kind, const DescriptionForm& form);

// The answer as the text that is encrypted, and back. Purpose and consent are kept beside it.
std::string pack_answer(std::string_view kind, const DescriptionForm& form);
DescriptionForm unpack_answer(std::string_view kind, std::string_view answer);

// The answer for people to read, a line each.
std::vector<std::string> answer_lines(std::string_view kind, const DescriptionForm& form);

// A code of the standard with its name in plain words ("Other Chinese" for "Chinese nec").
struct CodeChoice {
    std::string code;
    std::string label;
};
// Codes of ethnicity or iwi whose name holds the words, however macrons are written; without words
// the ones most people look for. At most 40.
std::vector<CodeChoice> find_codes(std::string_view kind, std::string_view words);
std::string code_label(std::string_view kind, std::string_view code);

}  // namespace network
