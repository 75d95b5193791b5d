// Which route a path takes: a tree of segments. A written segment wins over a parameter.
#pragma once

#include "platform/http/route.hpp"

namespace http {

class Router {
public:
    // Keeps pointers into `routes`. Throws Error(internal) for a path that does not start with "/"
    // and for two routes that would answer the same requests.
    explicit Router(const Routes& routes);
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) = delete;

    struct Match {
        const Route* route = nullptr;              // null: no route has this path and method
        std::vector<std::string_view> parameters;  // in the order of the route's path
        std::vector<Method> allowed;               // the methods this path has; empty: 404
    };
    // HEAD takes the GET route. The views point into `path`.
    Match match(Method method, std::string_view path) const;

private:
    struct Node;
    std::unique_ptr<Node> root_;
};

// The parameter names of a route's path, in order: {"network", "need"}.
std::vector<std::string_view> parameter_names(std::string_view path);

// "OPTIONS, GET, HEAD, POST"
std::string allow_field(const std::vector<Method>& allowed);

}  // namespace http
