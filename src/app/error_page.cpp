#include "app/error_page.hpp"

#include "platform/html/components.hpp"

namespace app {
namespace {

struct Words {
    std::string title;
    html::Html next;
};

Words words_for(base::Code code) {
    switch (code) {
        case base::Code::not_found:
            return {
                "Page not found",
                html::Html("<p>If you followed a link, it may be old. <a href=\"/\">Start from the "
                           "networks</a>.</p>")};
        case base::Code::forbidden:
        case base::Code::unauthenticated:
            return {
                "This did not go through",
                html::Html("<p>Go back, load the page again, and send it once more.</p>")};
        case base::Code::invalid:
        case base::Code::too_large:
        case base::Code::conflict:
            return {
                "This could not be done", html::Html("<p>Go back and change what you sent.</p>")};
        case base::Code::busy:
            return {
                "Too much at once",
                html::Html("<p>Wait a moment and load the page again. Nothing was changed.</p>")};
        case base::Code::internal:
            break;
    }
    return {
        "Something went wrong",
        html::Html("<p>It has been noted. Try again; if it happens once more, tell whoever runs "
                   "this site.</p>")};
}

}  // namespace

http::Page
error_page(const base::Error& error, const http::Request& request, const http::Context&) {
    const Words words = words_for(error.code());
    html::Html main = html::page_heading({.title = words.title});
    if (error.code() == base::Code::internal) {
        main += html::format("<p>Its number is <code>{}</code>.</p>", request.id);
    } else {
        main += html::format("<p>{}</p>", std::string(error.what()));
    }
    for (const base::FieldError& field : error.fields()) {
        main += html::format("<p>{}</p>", field.message);
    }
    return {.title = words.title, .main = main + words.next};
}

}  // namespace app
