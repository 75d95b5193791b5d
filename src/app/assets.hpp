// Style sheet, script and icons: embedded in the program, served under the hash of their bytes so
// that browsers may keep them for good.
#pragma once

#include "platform/html/html.hpp"
#include "platform/http/route.hpp"

#include <string_view>

namespace assets {

// "/assets/<hash>/app.css". Throws base::Error(internal) for a name that is not embedded. The hash
// is that of all assets together, so that the style sheet finds its pictures beside it.
html::Url url(std::string_view name);

// "/assets/{hash}/{name}", for anyone. Kept for good by browsers when the hash is the present one;
// under an older hash the present bytes are sent and not kept.
http::Routes routes();

}  // namespace assets
