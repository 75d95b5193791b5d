// Optional texts in this module's tables: what a person left empty is NULL, never "", so that two
// missing codes are not the same code.
#pragma once

#include "platform/db/value.hpp"

#include <string>

namespace agenda {

inline db::Value null_if_empty(const std::string& text) {
    return text.empty() ? db::Value(nullptr) : db::Value(text);
}

}  // namespace agenda
