#include "platform/download/download.hpp"

#include "base/id.hpp"
#include "platform/tables/export_csv.hpp"
#include "platform/tables/export_xlsx.hpp"
#include "platform/tables/work_folder.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <mutex>
#include <utility>

namespace download {
namespace {

// A folder of this process only, where files lie until they are sent. Made again when the
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
constexpr const char* csv_type = "text/csv; charset=utf-8";
// A smaller file is sent as bytes, which the cache of public pages can keep.
constexpr std::uintmax_t most_bytes_in_memory = 1'000'000;

// What the file holds; the file is gone afterwards.
std::string taken_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    file.close();
    std::filesystem::remove(path);
    return bytes;
}

// All of it where it is short; a longer one is written to `path`, and "" returned.
std::string short_csv(const std::filesystem::path& path, const tables::Sheet& sheet) {
    std::string bytes;
    std::ofstream out;
    tables::write_csv(
        [&](std::string_view piece) {
            bytes += piece;
            if (bytes.size() > most_bytes_in_memory && !out.is_open()) {
                out.open(path, std::ios::binary);
            }
            if (out.is_open()) {
                out << bytes;
                bytes.clear();
            }
        },
        sheet
    );
    if (out.is_open() && !out.flush()) {
        throw base::Error(base::Code::internal, "A download could not be written.");
    }
    return bytes;
}

void write_or_remove(const std::filesystem::path& path, const std::function<void()>& write) {
    try {
        write();
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
    const bool is_csv = request.query.text("format") == "csv";
    std::string bytes;
    const std::string ending = is_csv ? ".csv" : ".xlsx";
    const char* type = is_csv ? csv_type : xlsx_type;
    const std::filesystem::path path = private_folder() / (base::new_uuid() + ending);
    write_or_remove(path, [&] {
        if (is_csv) {
            bytes = short_csv(path, sheet);
        } else {
            tables::write_xlsx(
                path,
                {&sheet, 1},
                {attachment.title, attachment.author, attachment.note, context.now()}
            );
        }
    });
    const std::string file_name = attachment.stem + ending;
    if (!std::filesystem::exists(path)) {
        return http::download(std::move(bytes), type, file_name);
    }
    if (std::filesystem::file_size(path) <= most_bytes_in_memory) {
        return http::download(taken_bytes(path), type, file_name);
    }
    http::Response response = http::download_file(path, type, file_name);
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
