#include "measures/imports/import_orphans.hpp"

#include "measures/imports/import_cast.hpp"
#include "measures/imports/import_work.hpp"

#include <chrono>
#include <fstream>

STORE_TESTS(ImportOrphans);

namespace {

namespace fs = std::filesystem;

constexpr const char* orphan_bytes = "day,place\n2023-05-03,Low Bay\n";

// As the server leaves it: a file of its own name in the folder of uploads.
http::Upload streamed(const fs::path& folder, const std::string& name) {
    std::ofstream(folder / name) << orphan_bytes;
    return {
        .file_name = "figures.csv",
        .content_type = "text/csv",
        .bytes = "",
        .path = folder / name,
        .size = std::string(orphan_bytes).size()};
}

void make_old(const fs::path& path) {
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(25));
}

}  // namespace

TEST_P(ImportOrphans, AFileThatCannotBeRecordedIsRemoved) {
    const http::Upload upload = streamed(folder(), "streamed");
    EXPECT_THROW(
        measures::keep_upload(
            database(), cast::written_at, base::Viewer::system(), base::new_uuid(), &upload, ""
        ),
        base::Error
    ) << "there is no such network";
    for (const fs::directory_entry& entry : fs::directory_iterator(folder())) {
        EXPECT_FALSE(entry.path().filename().string().starts_with("import-")) << entry.path();
    }
}

TEST_P(ImportOrphans, WhatNoImportSpeaksOfGoesAfterADay) {
    cast::add_network(database());
    const fs::path uploads = folder() / "uploads";
    fs::create_directory(uploads);
    const auto keep = [&] {
        const http::Upload upload = streamed(uploads, "streamed");
        return measures::keep_upload(
            database(), cast::written_at, base::Viewer::system(), cast::network_id, &upload, ""
        );
    };
    const measures::ImportUpload kept = keep();
    const measures::ImportUpload removed = keep();
    measures::remove_upload(database(), cast::written_at, removed);
    std::ofstream(removed.file_path) << "a removal that a crash cut short";
    std::ofstream(uploads / "cut-short") << orphan_bytes;
    std::ofstream(uploads / "under-way") << orphan_bytes;
    fs::create_directory(uploads / "braid-table-left");
    std::ofstream(uploads / "braid-table-left" / "table.csv") << orphan_bytes;
    fs::create_directory(uploads / "braid-table-busy");
    std::ofstream(uploads / "braid-table-busy" / "table.csv") << orphan_bytes;
    for (const fs::path& old :
         {fs::path(kept.file_path),
          fs::path(removed.file_path),
          uploads / "cut-short",
          uploads / "braid-table-left" / "table.csv",
          uploads / "braid-table-left",
          uploads / "braid-table-busy"}) {
        make_old(old);
    }
    const base::Instant now = base::SystemClock().now();
    measures::sweep_orphans(database(), now, uploads);
    EXPECT_TRUE(fs::exists(kept.file_path)) << "old, but an import waits for it";
    EXPECT_FALSE(fs::exists(removed.file_path));
    EXPECT_FALSE(fs::exists(uploads / "cut-short"));
    EXPECT_TRUE(fs::exists(uploads / "under-way"));
    EXPECT_FALSE(fs::exists(uploads / "braid-table-left"));
    EXPECT_TRUE(fs::exists(uploads / "braid-table-busy")) << "written to just now";
    measures::sweep_orphans(database(), now, folder() / "nowhere");
}
