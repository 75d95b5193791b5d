// Where to go after signing in: only to a page of ours.
#pragma once

#include "platform/html/html.hpp"

#include <string_view>

namespace auth {

// `next` when it is a path on this site ("/n/waiora/today?week=2"), otherwise `otherwise`: never
// another host ("//evil.example", "/\evil.example", "https:..."), nor a control character.
html::Url own_path(std::string_view next, const html::Url& otherwise);

}  // namespace auth
