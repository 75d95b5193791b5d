// SQL of the glossary. It is public with its network.
#pragma once

#include "agenda/word.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace agenda {

struct Word {
    std::string id;
    WordForm form;
};

// By term, in root collation; `query` meets terms and definitions however macrons are written.
std::vector<Word> list_words(
    db::Reader& reader, std::string_view network_id, const std::string& query = ""
);
std::optional<Word> find_word(
    db::Reader& reader, std::string_view network_id, std::string_view word_id
);
// Throws Conflict for a term the network has already.
std::string insert_word(
    db::Transaction& transaction, std::string_view network_id, const WordForm& form
);
void update_word(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view word_id,
    const WordForm& form
);
void remove_word(
    db::Transaction& transaction, std::string_view network_id, std::string_view word_id
);

}  // namespace agenda
