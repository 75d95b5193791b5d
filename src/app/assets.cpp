#include "app/assets.hpp"

#include "base/secret.hpp"
#include "embedded/assets.hpp"

#include <algorithm>

namespace assets {
namespace {

const base::EmbeddedFile* find_asset(std::string_view name) {
    const auto files = embedded::assets();
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const base::EmbeddedFile& file) {
            return file.path == name;
        });
    return found == files.end() ? nullptr : &*found;
}

const std::string& bundle_hash() {
    static const std::string hash = [] {
        std::string all;
        for (const base::EmbeddedFile& file : embedded::assets()) {
            all.append(file.path).append(1, '\0').append(file.bytes);
        }
        return base::fingerprint(all).substr(0, 12);
    }();
    return hash;
}

std::string_view content_type(std::string_view name) {
    if (name.ends_with(".css")) {
        return "text/css; charset=utf-8";
    }
    if (name.ends_with(".js")) {
        return "text/javascript; charset=utf-8";
    }
    return name.ends_with(".svg") ? "image/svg+xml" : "image/png";
}

http::Response send_asset(const http::Request& request, http::Context&) {
    const std::string& name = request.parameter("name");
    const base::EmbeddedFile* file = find_asset(name);
    if (file == nullptr) {
        base::throw_not_found("This file");
    }
    const bool is_present = request.parameter("hash") == bundle_hash();
    http::Response response;
    response.headers.set("Content-Type", std::string(content_type(name)));
    response.headers.set(
        "Cache-Control", is_present ? "public, max-age=31536000, immutable" : "no-store"
    );
    response.body = file->bytes;
    return response;
}

}  // namespace

html::Url url(std::string_view name) {
    if (find_asset(name) == nullptr) {
        throw base::Error(base::Code::internal, "There is no asset '" + std::string(name) + "'.");
    }
    return html::url("/assets/{}/{}", bundle_hash(), name);
}

http::Routes routes() {
    return {{http::Method::get, "/assets/{hash}/{name}", http::anyone(), send_asset}};
}

}  // namespace assets
