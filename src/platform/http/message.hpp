// A request and a response as plain values: no Beast type leaves platform/http/server.cpp.
#pragma once

#include "platform/html/html.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

enum class Method { get, head, post, put, patch, del, options };
inline constexpr std::array all_methods{
    Method::get,
    Method::head,
    Method::post,
    Method::put,
    Method::patch,
    Method::del,
    Method::options};
std::string_view name(Method method);
// "GET"; nothing for a method that no route can have.
std::optional<Method> find_method(std::string_view text);
// Methods that change nothing: no CSRF token is asked for.
bool is_safe(Method method);

// Header fields in the order they came; names compare without case.
class Headers {
public:
    void add(std::string name, std::string value);
    void set(std::string name, std::string value);  // replaces all of that name
    // The first value, or "".
    std::string_view get(std::string_view name) const;
    bool has(std::string_view name) const;
    std::size_t count(std::string_view name) const;
    void remove(std::string_view name);
    const std::vector<std::pair<std::string, std::string>>& all() const { return fields_; }

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

// True when two field names are the same but for the case of their ASCII letters.
bool same_name(std::string_view left, std::string_view right);

// A file of a multipart form. Small ones are in `bytes`; on upload routes every file is at `path`,
// streamed there as it came and removed when the request is done.
struct Upload {
    std::string file_name;  // as the browser said it: never used as a path
    std::string content_type;
    std::string bytes;
    std::filesystem::path path;
    std::size_t size = 0;
};

// Fields of a query string, an urlencoded body or a multipart body; NFC, valid UTF-8, no NUL
// (a body with other text is refused with 400 before the handler runs).
class Form {
public:
    void add(std::string name, std::string value);
    void add_file(std::string name, Upload file);
    // The first value trimmed of white space, or "".
    std::string text(std::string_view name) const;
    // The first value exactly as sent, or "".
    std::string_view raw(std::string_view name) const;
    bool has(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const;
    const Upload* file(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }
    const std::vector<std::pair<std::string, Upload>>& files() const { return files_; }

private:
    std::vector<std::pair<std::string, std::string>> fields_;
    std::vector<std::pair<std::string, Upload>> files_;
};

struct Request {
    Method method = Method::get;
    std::string target;  // as sent: path and query
    std::string path;    // percent-decoded; read_target() fills path and query
    Form query;
    Headers headers;
    std::string body;
    Form form;  // of an urlencoded or multipart body
    std::map<std::string, std::string, std::less<>> parameters;  // "{network}" of the route
    std::string client_address;  // behind a trusted proxy: the forwarded one
    std::string host;
    std::string language = "en";  // the best of the languages the server offers
    bool secure = false;          // TLS here or at a trusted proxy
    std::string id;               // also sent back as X-Request-Id

    // The value of a route parameter; Error(internal) when the route has none of that name.
    const std::string& parameter(std::string_view name) const;
    // A cookie's value, or "".
    std::string_view cookie(std::string_view name) const;
    // True when the client asks for JSON before HTML.
    bool wants_json() const;
    // True when htmx asks for a fragment.
    bool wants_fragment() const;
};

// The content of a page; the site's frame (app/layout) is put around it by dispatch.
struct Page {
    std::string title;             // of the document and the history: "Measures"
    html::Html main;               // everything inside <main>, its <h1> included
    std::string nav = {};          // the navigation item to mark as current: "measures"
    std::string description = {};  // one sentence for search engines; public pages only
    bool is_own_space = false;     // shows Held figures: says so, and is never cached
    std::string script = {};  // the asset of an island the page cannot do without: "passkey.js"
};

struct Response {
    int status = 200;
    Headers headers;
    std::string body;
    std::optional<std::filesystem::path> file;  // sent instead of `body`, with ranges
    bool remove_file_after = false;
    std::optional<Page> page;  // dispatch draws it into `body`

    // What the cache of finished bytes may keep, set by a public page: see page_cache.hpp.
    std::optional<std::string> public_scope;  // the network whose public version it was drawn from
    std::int64_t public_version = 0;
};

Response page(Page page, int status = 200);
// A part of a page for htmx, without the frame.
Response fragment(html::Html part, int status = 200);
// A whole document that brings its own frame (an embedded chart).
Response html_response(const html::Html& document, int status = 200);
Response text(std::string body, int status = 200);
Response json(std::string body, int status = 200);
// 303 after a form, with a path of ours.
Response redirect(const html::Url& to);
// Shows `notice` once, at the top of the next page this browser draws; plain text, at most 500
// bytes.
Response with_notice(Response response, std::string_view notice);
// An attachment: `file_name` is quoted and RFC 5987-encoded.
Response download(std::string bytes, std::string_view content_type, std::string_view file_name);
Response download_file(
    std::filesystem::path path, std::string_view content_type, std::string_view file_name
);

}  // namespace http
