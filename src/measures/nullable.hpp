// Optional texts in this module's tables: what was left empty is NULL, never "".
#pragma once

#include "platform/db/value.hpp"

#include <string_view>

namespace measures {

inline db::Value null_if_empty(std::string_view text) {
    return text.empty() ? db::Value(nullptr) : db::Value(text);
}

}  // namespace measures
