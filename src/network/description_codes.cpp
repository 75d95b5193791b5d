#include "base/text.hpp"
#include "network/self_description.hpp"
#include "standards/nz/ethnicity.hpp"
#include "standards/nz/iwi.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace network {
namespace {

constexpr std::size_t most_choices = 40;

// The ethnicities that most people look for: those the census form prints.
constexpr std::array usual_ethnicities{
    "11111", "21111", "31111", "32100", "33111", "34111", "42100", "43100"};

// "nfd" is "not further defined", "nec" is "not elsewhere classified".
std::string plain_ethnicity(std::string_view name) {
    if (name.ends_with(" nfd")) {
        return std::string(name.substr(0, name.size() - 4));
    }
    if (name.ends_with(" nec")) {
        return "Other " + std::string(name.substr(0, name.size() - 4));
    }
    return std::string(name);
}

bool holds_words(std::string_view name, const std::string& key) {
    return base::search_key(name).find(key) != std::string::npos;
}

std::vector<CodeChoice> find_ethnicities(const std::string& key) {
    std::vector<CodeChoice> found;
    std::set<std::string> labels;
    for (const nz::Ethnicity& ethnicity : nz::ethnicities_at(4)) {
        const std::string label = plain_ethnicity(ethnicity.name);
        if (found.size() < most_choices && !nz::is_residual_ethnicity(ethnicity.code) &&
            holds_words(label, key) && labels.insert(label).second) {
            found.push_back({std::string(ethnicity.code), label});
        }
    }
    return found;
}

std::vector<CodeChoice> find_iwi_named(const std::string& key) {
    std::vector<CodeChoice> found;
    for (const nz::Iwi& iwi : nz::iwi()) {
        if (found.size() < most_choices && iwi.code.size() == 4 && !nz::is_residual_iwi(iwi.code) &&
            holds_words(iwi.name, key)) {
            found.push_back({std::string(iwi.code), std::string(iwi.name)});
        }
    }
    return found;
}

}  // namespace

std::vector<CodeChoice> find_codes(std::string_view kind, std::string_view words) {
    const std::string key = base::search_key(words);
    if (kind == "iwi") {
        return key.empty() ? std::vector<CodeChoice>{} : find_iwi_named(key);
    }
    if (!key.empty()) {
        return find_ethnicities(key);
    }
    std::vector<CodeChoice> usual;
    for (const char* code : usual_ethnicities) {
        usual.push_back({code, code_label("ethnicity", code)});
    }
    return usual;
}

std::string code_label(std::string_view kind, std::string_view code) {
    if (kind == "ethnicity") {
        return plain_ethnicity(nz::ethnicity_name(code));
    }
    const auto iwi = nz::find_iwi(code);
    return iwi ? std::string(iwi->name) : "";
}

}  // namespace network
