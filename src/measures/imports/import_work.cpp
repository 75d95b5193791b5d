#include "measures/imports/import_work.hpp"

#include "base/id.hpp"
#include "base/text.hpp"
#include "measures/imports/import_refusal_file.hpp"
#include "measures/imports/mapping.hpp"
#include "platform/jobs/jobs.hpp"

#include <fmt/format.h>

#include <fstream>

namespace measures {
namespace {

// Beside where the server streams uploads, so that moving is only naming.
std::filesystem::path resting_place(const http::Upload& file, const std::string& id) {
    const auto folder = file.path.empty() ? std::filesystem::temp_directory_path() / "braid-imports"
                                          : file.path.parent_path();
    std::filesystem::create_directories(folder);
    return folder / ("import-" + id);
}

void move_file(const http::Upload& file, const std::filesystem::path& to) {
    if (file.path.empty()) {
        std::ofstream out(to, std::ios::binary);
        out << file.bytes;
        if (!out.flush()) {
            throw base::Error(base::Code::internal, "An uploaded file could not be kept.");
        }
        return;
    }
    std::filesystem::rename(file.path, to);
}

// The name without folders and what cannot be shown.
std::string shown_name(const std::string& given) {
    std::string name = given.substr(given.find_last_of("/\\") + 1);
    std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    while (base::length(name) > 200) {
        name = name.substr(0, name.size() / 2);
        while (!base::is_valid_utf8(name)) {
            name.pop_back();
        }
    }
    return base::trim(name).empty() ? "file" : name;
}

// False when it is at another step by now.
bool take_away(db::Transaction& transaction, base::Instant now, const ImportUpload& upload) {
    return !upload.is_busy() && set_upload_outcome(transaction, now, upload, "removed", {});
}

void enqueue_work(
    db::Database& database,
    base::Instant now,
    const ImportUpload& upload,
    const char* from,
    const char* to,
    const char* kind
) {
    database.change([&](db::Transaction& transaction) {
        if (!set_upload_step(transaction, now, upload.id, from, to)) {
            throw base::Error(
                base::Code::conflict,
                "This file is at another step by now; open its page again to see where."
            );
        }
        jobs::enqueue(
            transaction,
            now,
            {.kind = kind,
             .payload = fmt::format("{{\"upload\":\"{}\"}}", upload.id),
             .key = upload.id}
        );
    });
}

}  // namespace

void remove_files(const ImportUpload& upload) {
    std::error_code gone_already;
    std::filesystem::remove(upload.file_path, gone_already);
    std::filesystem::remove(refusals_of(upload.file_path), gone_already);
}

ImportUpload keep_upload(
    db::Database& database,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const http::Upload* file,
    std::string_view mapping,
    const std::optional<ImportUpload>& corrected
) {
    if (file == nullptr || file->file_name.empty()) {
        throw base::Error(
            base::Code::invalid, "Choose a file.", {{"file", "Choose a file to import."}}
        );
    }
    const std::size_t bytes = file->path.empty() ? file->bytes.size() : file->size;
    if (bytes == 0) {
        throw base::Error(
            base::Code::invalid, "The file is empty.", {{"file", "This file is empty."}}
        );
    }
    ImportUpload upload{
        .id = base::new_uuid(),
        .network_id = std::string(network_id),
        .file_name = shown_name(file->file_name),
        .file_bytes = static_cast<std::int64_t>(bytes),
        .mapping = std::string(mapping),
        .uploaded_by = viewer.account(),
        .uploaded_at = now,
        .touched_at = now};
    const auto path = resting_place(*file, upload.id);
    upload.file_path = path.string();
    try {
        move_file(*file, path);
        database.change([&](db::Transaction& transaction) {
            if (corrected && !take_away(transaction, now, *corrected)) {
                throw base::Error(
                    base::Code::conflict,
                    "This file was replaced meanwhile, by another that corrects it: look at the "
                    "list of imports. What you sent was not kept."
                );
            }
            insert_upload(transaction, upload);
        });
    } catch (...) {
        std::error_code gone_already;
        std::filesystem::remove(path, gone_already);
        throw;
    }
    if (corrected) {
        remove_files(*corrected);
    }
    return upload;
}

void take_mapping(
    db::Database& database,
    base::Instant now,
    const ImportUpload& upload,
    const std::string& mapping
) {
    parse_mapping(mapping, "The mapping");
    database.change([&](db::Transaction& transaction) {
        if (!set_upload_mapping(transaction, now, upload.id, mapping)) {
            throw base::Error(
                base::Code::conflict, "This file is being worked on; wait until that has ended."
            );
        }
    });
    start_check(database, now, upload);
}

void start_check(db::Database& database, base::Instant now, const ImportUpload& upload) {
    enqueue_work(database, now, upload, "uploaded", "checking", check_job);
}

void start_import(db::Database& database, base::Instant now, const ImportUpload& upload) {
    enqueue_work(database, now, upload, "checked", "importing", run_job);
}

void remove_upload(db::Database& database, base::Instant now, const ImportUpload& upload) {
    database.change([&](db::Transaction& transaction) {
        if (!take_away(transaction, now, upload)) {
            throw base::Error(
                base::Code::conflict, "The file is being worked on; try again later."
            );
        }
    });
    remove_files(upload);
}

}  // namespace measures
