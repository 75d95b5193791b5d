#include "network/self_description.hpp"

#include "base/text.hpp"
#include "standards/nz/disability.hpp"
#include "standards/nz/ethnicity.hpp"
#include "standards/nz/gender.hpp"
#include "standards/nz/iwi.hpp"

#include <algorithm>
#include <set>

namespace network {
namespace {

constexpr std::size_t most_iwi = 20;

void check_iwi(const std::vector<std::string>& codes, base::FieldErrors& errors) {
    const std::set<std::string> distinct(codes.begin(), codes.end());
    const bool all_known = std::all_of(codes.begin(), codes.end(), [](const std::string& code) {
        return nz::find_iwi(code).has_value();
    });
    if (codes.empty()) {
        errors.push_back({"codes", "Choose at least one iwi, or withdraw the answer."});
    } else if (!all_known || distinct.size() != codes.size() || codes.size() > most_iwi) {
        errors.push_back({"codes", "Choose up to 20 iwi of the list, each once."});
    }
}

void check_gender(const DescriptionForm& form, base::FieldErrors& errors) {
    const auto gender = form.codes.size() == 1 ? nz::find_gender(form.codes[0]) : std::nullopt;
    if (!gender) {
        errors.push_back({"codes", "Choose one answer."});
    } else if (!gender->takes_own_words && !form.words.empty()) {
        errors.push_back({"words", "Your own words go with “Another gender”."});
    }
    if (base::length(form.words) > 200) {
        errors.push_back({"words", "Your own words have at most 200 characters here."});
    }
}

void check_functioning(const DescriptionForm& form, base::FieldErrors& errors) {
    bool has_answer = false;
    for (std::size_t i = 0; i < form.functioning.size(); ++i) {
        const std::string& answer = form.functioning.at(i);
        has_answer = has_answer || !answer.empty();
        if (!answer.empty() && !nz::parse_difficulty(answer)) {
            errors.push_back(
                {std::string(nz::functioning_domains()[i].code), "Choose one of the answers."}
            );
        }
    }
    if (!has_answer) {
        errors.push_back(
            {std::string(nz::functioning_domains()[0].code), "Answer at least one question."}
        );
    }
}

void check_words(
    const DescriptionForm& form, std::size_t most, const char* missing, base::FieldErrors& errors
) {
    if (form.words.empty() && form.interpreter.empty()) {
        errors.push_back({"words", missing});
    } else if (base::length(form.words) > most) {
        errors.push_back(
            {"words",
             "This has at most " + base::with_commas(static_cast<std::int64_t>(most)) +
                 " characters."}
        );
    }
    if (base::length(form.interpreter) > 200) {
        errors.push_back({"interpreter", "A language has at most 200 characters."});
    }
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (const std::string_view line : base::split(text, '\n')) {
        lines.emplace_back(line);
    }
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
        text += text.empty() ? "" : "\n";
        text += line;
    }
    return text;
}

}  // namespace

bool is_description_kind(std::string_view kind) {
    return std::any_of(description_kinds.begin(), description_kinds.end(), [&](const Named& row) {
        return row.code == kind;
    });
}

base::FieldErrors validate(std::string_view kind, const DescriptionForm& form) {
    base::FieldErrors errors;
    if (kind == "ethnicity") {
        const auto check = nz::check_ethnicities(form.codes);
        if (check.problem != nz::EthnicityProblem::none) {
            errors.push_back({"codes", nz::explain(check)});
        }
    } else if (kind == "iwi") {
        check_iwi(form.codes, errors);
    } else if (kind == "gender") {
        check_gender(form, errors);
    } else if (kind == "disability") {
        check_functioning(form, errors);
    } else if (kind == "language") {
        check_words(form, 200, "Enter the languages you speak.", errors);
    } else {
        check_words(form, 2'000, "Enter what you want to say.", errors);
    }
    if (std::none_of(
            description_purposes.begin(),
            description_purposes.end(),
            [&](const Named& row) { return row.code == form.purpose; }
        )) {
        errors.push_back({"purpose", "Choose what your answer may be used for."});
    }
    if (!form.consents) {
        errors.push_back({"consents", "Your answer is kept only when you agree to it."});
    }
    return errors;
}

std::string pack_answer(std::string_view kind, const DescriptionForm& form) {
    if (kind == "ethnicity" || kind == "iwi") {
        return joined(form.codes);
    }
    if (kind == "gender") {
        return form.codes.at(0) + '\n' + form.words;
    }
    if (kind == "disability") {
        std::string text;
        for (const std::string& answer : form.functioning) {
            text += answer + '\n';
        }
        return text;
    }
    // An interpreter's language is one line, so the first; the words may have several.
    return form.interpreter + '\n' + form.words;
}

DescriptionForm unpack_answer(std::string_view kind, std::string_view answer) {
    DescriptionForm form;
    if (kind == "ethnicity" || kind == "iwi") {
        form.codes = lines_of(answer);
    } else if (kind == "disability") {
        const std::vector<std::string> lines = lines_of(answer);
        for (std::size_t i = 0; i < form.functioning.size() && i < lines.size(); ++i) {
            form.functioning.at(i) = lines[i];
        }
    } else {
        const std::size_t end = std::min(answer.find('\n'), answer.size());
        const std::string first(answer.substr(0, end));
        form.words = answer.substr(std::min(end + 1, answer.size()));
        if (kind == "gender") {
            form.codes = {first};
        } else {
            form.interpreter = first;
        }
    }
    return form;
}

std::vector<std::string> answer_lines(std::string_view kind, const DescriptionForm& form) {
    std::vector<std::string> lines;
    if (kind == "ethnicity" || kind == "iwi") {
        for (const std::string& code : form.codes) {
            lines.push_back(code_label(kind, code));
        }
    } else if (kind == "gender") {
        const auto gender = form.codes.empty() ? std::nullopt : nz::find_gender(form.codes[0]);
        lines.emplace_back(gender ? gender->name : "");
    } else if (kind == "disability") {
        for (std::size_t i = 0; i < form.functioning.size(); ++i) {
            if (const auto answer = nz::parse_difficulty(form.functioning.at(i))) {
                lines.push_back(
                    std::string(nz::functioning_domains()[i].question) + " " +
                    std::string(nz::answer_text(*answer))
                );
            }
        }
    }
    if (!form.words.empty()) {
        lines.push_back(form.words);
    }
    if (!form.interpreter.empty()) {
        lines.push_back("Needs an interpreter: " + form.interpreter);
    }
    return lines;
}

}  // namespace network
