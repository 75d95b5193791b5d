#include "platform/http/router.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace http {

struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> written;
    std::unique_ptr<Node> parameter;
    std::array<const Route*, all_methods.size()> routes{};

    const Route* route(Method method) const { return routes[static_cast<std::size_t>(method)]; }
};

namespace {

bool is_parameter(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

std::vector<std::string_view> segments_of(std::string_view path) {
    path.remove_prefix(1);
    return base::split(path, '/');
}

// Calls `found` for every node that a path reaches, best first, until it returns true.
template <class Node, class Found>
bool walk(
    const Node& node,
    const std::vector<std::string_view>& segments,
    std::size_t at,
    std::vector<std::string_view>& parameters,
    Found& found
) {
    if (at == segments.size()) {
        return found(node);
    }
    if (const auto next = node.written.find(segments[at]); next != node.written.end()) {
        if (walk(*next->second, segments, at + 1, parameters, found)) {
            return true;
        }
    }
    if (!node.parameter || segments[at].empty()) {
        return false;
    }
    parameters.push_back(segments[at]);
    if (walk(*node.parameter, segments, at + 1, parameters, found)) {
        return true;
    }
    parameters.pop_back();
    return false;
}

}  // namespace

std::vector<std::string_view> parameter_names(std::string_view path) {
    std::vector<std::string_view> names;
    for (const std::string_view segment : segments_of(path)) {
        if (is_parameter(segment)) {
            names.push_back(segment.substr(1, segment.size() - 2));
        }
    }
    return names;
}

Router::Router(const Routes& routes) : root_(std::make_unique<Node>()) {
    for (const Route& route : routes) {
        if (!route.path.starts_with('/')) {
            throw base::Error(
                base::Code::internal, fmt::format("The route {} does not start with /.", route.path)
            );
        }
        Node* node = root_.get();
        for (const std::string_view segment : segments_of(route.path)) {
            auto& next =
                is_parameter(segment) ? node->parameter : node->written[std::string(segment)];
            if (!next) {
                next = std::make_unique<Node>();
            }
            node = next.get();
        }
        const Route*& place = node->routes[static_cast<std::size_t>(route.method)];
        if (place) {
            throw base::Error(
                base::Code::internal,
                fmt::format(
                    "Two routes answer {} {} and {}.", name(route.method), place->path, route.path
                )
            );
        }
        place = &route;
    }
}

Router::~Router() = default;
Router::Router(Router&&) noexcept = default;

Router::Match Router::match(Method method, std::string_view path) const {
    Match match;
    if (!path.starts_with('/')) {
        return match;
    }
    const Method wanted = method == Method::head ? Method::get : method;
    auto found = [&](const Node& node) {
        match.route = node.route(wanted);
        for (const Method each : all_methods) {
            const bool is_new =
                std::find(match.allowed.begin(), match.allowed.end(), each) == match.allowed.end();
            if (node.route(each) && is_new) {
                match.allowed.push_back(each);
            }
        }
        return match.route != nullptr;
    };
    walk(*root_, segments_of(path), 0, match.parameters, found);
    return match;
}

std::string allow_field(const std::vector<Method>& allowed) {
    std::string field = "OPTIONS";
    for (const Method method : allowed) {
        field += fmt::format(", {}", name(method));
        if (method == Method::get) {
            field += ", HEAD";
        }
    }
    return field;
}

}  // namespace http
