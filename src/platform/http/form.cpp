#include "platform/http/form.hpp"

#include "base/text.hpp"
#include "platform/http/multipart.hpp"
#include "platform/http/target.hpp"

namespace http {

void read_form(Request& request) {
    if (request.body.empty() || !request.form.fields().empty() || !request.form.files().empty()) {
        return;
    }
    const std::string_view content_type = request.headers.get("Content-Type");
    const std::string_view type = base::trim(content_type.substr(0, content_type.find(';')));
    if (same_name(type, "application/x-www-form-urlencoded")) {
        read_pairs(request.body, request.form);
    } else if (const auto boundary = multipart_boundary(content_type)) {
        MultipartReader reader(*boundary);
        reader.feed(request.body);
        request.form = reader.finish();
    }
}

}  // namespace http
