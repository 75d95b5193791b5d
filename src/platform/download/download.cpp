#include "platform/download/download.hpp"

#include "base/id.hpp"
#include "platform/tables/export_csv.hpp"
#include "platform/tables/export_xlsx.hpp"
#include "platform/tables/work_folder.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <mutex>

namespace download {
namespace {

// A folder of this process only, where workbooks lie until they are sent. Made again when the
// system's sweeping of temporary files has taken it away.
std::filesystem::path private_folder() {
    static std::mutex mutex;
    static std::unique_ptr<tables::WorkFolder> folder;
    const std::lock_guard lock(mutex);
    if (!folder || !std::filesystem::exists(folder->path())) {
        folder = std::make_unique<tables::WorkFolder>(std::filesystem::path());
    }
    return folder->path();
}

void write_or_remove(
    const std::filesystem::path& path,
    const tables::Sheet& sheet,
    const tables::DocumentProperties& about
) {
    try {
        tables::write_xlsx(path, {&sheet, 1}, about);
    } catch (...) {
        std::error_code ignored;  // there may be nothing to remove
        std::filesystem::remove(path, ignored);
        throw;
    }
}

}  // namespace

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
    const std::filesystem::path path = private_folder() / (base::new_uuid() + ".xlsx");
    write_or_remove(
        path, sheet, {attachment.title, attachment.author, attachment.note, context.now()}
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
