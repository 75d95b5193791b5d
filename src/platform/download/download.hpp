// Any table of a page as a file: the same address with ?format=csv or ?format=xlsx.
#pragma once

#include "platform/html/html.hpp"
#include "platform/http/route.hpp"
#include "platform/tables/sheet.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace download {

struct Attachment {
    std::string stem;    // of the file's name: "partners-waiora"
    std::string title;   // of the workbook
    std::string author;  // the network
    std::string note{};  // source, date and licence of the figures
};

// True when the request asks for a file instead of a page. Throws Error(invalid) for a format that
// is not csv or xlsx.
bool is_asked(const http::Request& request);

// The sheet in the format that was asked for.
http::Response answer(
    const http::Request& request,
    const http::Context& context,
    const Attachment& attachment,
    const tables::Sheet& sheet
);

// "Download as CSV or XLSX", for the foot of a table. `base` is the page's address with its
// filters.
html::Html links(const html::Url& base);

}  // namespace download
