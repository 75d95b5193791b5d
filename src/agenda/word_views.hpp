// Pages of "Our words". No database, no HTTP.
#pragma once

#include "agenda/parts.hpp"
#include "agenda/word_store.hpp"

#include <string>
#include <vector>

namespace agenda {

struct WordListPage {
    Setting setting;
    std::vector<Word> words;
    std::string query{};
    bool dropped = false;  // shows those no longer used
};
html::Html word_list_page(const WordListPage& page);

struct WordFormPage {
    Setting setting;
    std::string own_id{};  // "" for a new one
    WordForm form{};
    std::string stamp{};
    base::FieldErrors errors{};
};
html::Html word_form_page(const WordFormPage& page);

}  // namespace agenda
