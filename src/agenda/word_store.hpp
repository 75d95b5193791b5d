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
    std::optional<base::Date> dropped_on{};  // no longer used since; it can be taken back
};

enum class WordUse { used, dropped };

// By term, in root collation; `query` meets terms and definitions however macrons are written.
std::vector<Word> list_words(
    db::Reader& reader,
    std::string_view network_id,
    const std::string& query = "",
    WordUse use = WordUse::used
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
// Sets a word aside from a day on, or, without one, takes it back.
void drop_word(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view word_id,
    std::optional<base::Date> on
);

}  // namespace agenda
