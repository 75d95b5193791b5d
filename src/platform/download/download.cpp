#include "platform/download/download.hpp"

#include "base/id.hpp"
#include "platform/tables/export_csv.hpp"
#include "platform/tables/export_xlsx.hpp"
#include "platform/tables/work_folder.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
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

constexpr const char* xlsx_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
// A smaller workbook is sent as bytes, which the cache of public pages can keep.
constexpr std::uintmax_t most_bytes_in_memory = 1'000'000;

// What the file holds; the file is gone afterwards.
std::string taken_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    file.close();
    std::filesystem::remove(path);
    return bytes;
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
    const std::string file_name = attachment.stem + ".xlsx";
    if (std::filesystem::file_size(path) <= most_bytes_in_memory) {
        return http::download(taken_bytes(path), xlsx_type, file_name);
    }
    http::Response response = http::download_file(path, xlsx_type, file_name);
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
