#include "platform/auth/settings.hpp"

namespace auth {

namespace {

std::string_view host_of(std::string_view authority) {
    if (!authority.empty() && authority.front() == '[') {
        return authority.substr(0, authority.find(']') + 1);
    }
    return authority.substr(0, authority.find(':'));
}

std::string_view authority_of(std::string_view url) {
    const std::size_t start = url.find("://");
    url.remove_prefix(start == std::string_view::npos ? 0 : start + 3);
    return url.substr(0, url.find('/'));
}

bool is_address(std::string_view host) {
    return host.starts_with('[') || host.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

RelyingParty relying_party(const Settings& settings, const http::Request& request) {
    const std::string_view host = host_of(authority_of(settings.base_url));
    const bool is_this_machine = host == "127.0.0.1" || host == "[::1]" || host == "localhost";
    if (is_this_machine && host_of(request.host) == "localhost") {
        return {"http://" + request.host, "localhost", true};
    }
    return {settings.base_url, std::string(host), !is_address(host)};
}

}  // namespace auth
