// What may stand in an entry or a link: ids and kinds, never words.
#pragma once

#include "platform/journal/journal.hpp"

namespace journal {

// All throw base::Error(internal): a wrong entry is a mistake of the program, not of its user.
void check_entry(const Entry& entry);
void check_scope(std::string_view scope);
void check_thing(const Thing& thing);
void check_account(std::string_view account);
void check_word(std::string_view word, std::string_view what);

}  // namespace journal
