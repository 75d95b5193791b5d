// What the routes of imports share.
#pragma once

#include "measures/imports/import_views.hpp"
#include "platform/http/route.hpp"

namespace measures {

network::Network import_network(const http::Request& request, const http::Context& context);
html::Url import_url(const network::Network& network, std::string_view id);

// A file on its way is its uploader's own, and that of those who may see raw figures; not found for
// anyone else.
ImportUpload get_upload(
    db::Reader& reader,
    const http::Context& context,
    const network::Network& network,
    std::string_view id
);
ImportUpload get_upload(
    const http::Request& request, const http::Context& context, const network::Network& network
);

// Before what the file holds is shown to others than its uploader: they open raw figures, which the
// journal notes.
void note_opening(
    http::Context& context, const network::Network& network, const ImportUpload& upload
);

// A page that shows what a file holds.
http::Response own_import_page(
    std::string title, html::Html main, const base::FieldErrors& errors = {}
);

}  // namespace measures
