#include "platform/auth/own_path.hpp"

#include <algorithm>

namespace auth {

html::Url own_path(std::string_view next, const html::Url& otherwise) {
    const bool plain = std::all_of(next.begin(), next.end(), [](char letter) {
        return static_cast<unsigned char>(letter) > 0x20 && letter != '\\' && letter != 0x7f;
    });
    const bool path =
        !next.empty() && next.size() <= 2000 && next[0] == '/' && next.substr(0, 2) != "//";
    const html::Url checked = plain && path ? html::Url::checked(next) : html::Url("");
    return checked.empty() ? otherwise : checked;
}

}  // namespace auth
