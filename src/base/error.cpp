#include "base/error.hpp"

namespace base {

std::string_view name(Code code) {
    switch (code) {
        case Code::invalid:
            return "invalid";
        case Code::unauthenticated:
            return "unauthenticated";
        case Code::forbidden:
            return "forbidden";
        case Code::not_found:
            return "not_found";
        case Code::conflict:
            return "conflict";
        case Code::too_large:
            return "too_large";
        case Code::busy:
            return "busy";
        case Code::internal:
            return "internal";
    }
    return "internal";
}

void throw_not_found(std::string_view what) {
    throw Error(Code::not_found, std::string(what) + " does not exist, or is not open to you.");
}

}  // namespace base
