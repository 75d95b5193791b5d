#include "measures/imports/import_requested.hpp"

#include "measures/requested.hpp"
#include "platform/auth/own_space.hpp"

namespace measures {

html::Url import_url(const network::Network& network, std::string_view id) {
    return html::url("/n/{}/imports/{}", network.slug, id);
}

http::Response own_import_page(
    std::string title, html::Html main, const base::FieldErrors& errors
) {
    return http::page(
        {.title = (errors.empty() ? "" : "Error: ") + title,
         .main = std::move(main),
         .nav = "imports",
         .is_own_space = true},
        errors.empty() ? 200 : 422
    );
}

network::Network import_network(const http::Request& request, const http::Context& context) {
    db::Reader reader = context.database().read();
    return requested_network(reader, context, request);
}

ImportUpload get_upload(
    db::Reader& reader,
    const http::Context& context,
    const network::Network& network,
    std::string_view id
) {
    const auto upload = find_upload(reader, network.id, id);
    const bool is_own = upload && upload->uploaded_by == context.viewer().account();
    if (!upload || !(is_own || context.viewer().may(base::Permission::see_raw, network.id))) {
        base::throw_not_found("This import");
    }
    return *upload;
}

void note_opening(
    http::Context& context, const network::Network& network, const ImportUpload& upload
) {
    if (upload.uploaded_by == context.viewer().account()) {
        return;
    }
    context.database().change([&](db::Transaction& transaction) {
        auth::OwnSpace::enter(
            transaction,
            context.now(),
            context.viewer(),
            network.id,
            base::Permission::see_raw,
            {"import_upload", upload.id}
        );
    });
}

ImportUpload get_upload(
    const http::Request& request, const http::Context& context, const network::Network& network
) {
    db::Reader reader = context.database().read();
    return get_upload(reader, context, network, request.parameter("import"));
}

}  // namespace measures
