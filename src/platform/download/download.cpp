#include "platform/download/download.hpp"

#include "base/id.hpp"
#include "platform/tables/export_csv.hpp"
#include "platform/tables/export_xlsx.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace download {

bool is_asked(const http::Request& request) {
    const std::string format = request.query.text("format");
    if (!format.empty() && format != "csv" && format != "xlsx") {
        throw base::Error(
            base::Code::invalid,
            fmt::format("There is no format \"{}\"; csv and xlsx are offered.", format)
        );
    }
    return !format.empty();
}

http::Response answer(
    const http::Request& request,
    const http::Context& context,
    const Attachment& attachment,
    const tables::Sheet& sheet
) {
    if (request.query.text("format") == "csv") {
        return http::download(
            tables::csv_text(sheet), "text/csv; charset=utf-8", attachment.stem + ".csv"
        );
    }
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("braid-" + base::new_uuid() + ".xlsx");
    tables::write_xlsx(
        path, {&sheet, 1}, {attachment.title, attachment.author, attachment.note, context.now()}
    );
    http::Response response = http::download_file(
        path,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        attachment.stem + ".xlsx"
    );
    response.remove_file_after = true;
    return response;
}

html::Html links(const html::Url& base) {
    return html::format(
        R"(<p class="downloads">Download as <a href="{}">CSV</a> or <a href="{}">XLSX</a></p>)",
        base.with("format", "csv"),
        base.with("format", "xlsx")
    );
}

}  // namespace download
