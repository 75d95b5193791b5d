// Jobs that die, are taken over or run twice; and who sees a file on its way.
#include "measures/imports/import_orphans.hpp"
#include "measures/imports/import_pages.hpp"
#include "measures/imports/import_refusal_file.hpp"
#include "measures/imports/import_work.hpp"

#include <gmock/gmock.h>

#include <fstream>

using support::location;
using testing::HasSubstr;
using testing::Not;

namespace {

namespace fs = std::filesystem;

constexpr const char* a_try = "0198dddd-0000-7000-8000-000000000001";
constexpr const char* another_try = "0198dddd-0000-7000-8000-000000000002";

std::vector<fs::path> working_copies(const fs::path& in) {
    std::vector<fs::path> copies;
    for (const fs::directory_entry& entry : fs::directory_iterator(in)) {
        if (entry.path().filename().string().starts_with("braid-table-")) {
            copies.push_back(entry.path());
        }
    }
    return copies;
}

}  // namespace

struct ImportRetry : ImportPages {
    measures::ImportUpload upload_at(const std::string& path) {
        db::Reader reader = database->read();
        return *measures::find_upload_by_id(reader, path.substr(path.rfind('/') + 1));
    }
    void lose_jobs() {
        db::Transaction transaction = database->write();
        transaction.execute("/* test.lose */ delete from jobs");
        transaction.commit();
    }
    void sweep() { measures::sweep_uploads(*database, app.clock().now()); }
    std::int64_t openings() {
        db::Reader reader = database->read();
        return reader
            .find("/* test.n */ select count(*) as n from journal where kind = 'raw.read'")
            ->integer("n");
    }
};

TEST_F(ImportRetry, AFileWhoseJobIsNoMoreIsEndedByTheSweep) {
    const std::string path = upload(good);
    sweep();
    EXPECT_EQ("checking", upload_at(path).step) << "its job waits";
    lose_jobs();
    sweep();
    EXPECT_THAT(app.get(path, "steward").body, HasSubstr("was interrupted and given up"));
    EXPECT_EQ(303, app.post(path + "/remove", {}, "steward").status);
}

TEST_F(ImportRetry, AnImportThatWasLiveWhenItsWorkerStoppedIsToldAsImported) {
    for (const bool is_swept : {false, true}) {
        const std::string bytes = is_swept ? good + "2023-05-04,Braidwater,Other,F,45,50\n" : good;
        const std::string path = upload(bytes);
        run_jobs();
        ASSERT_EQ(303, app.post(path + "/import", {}, "steward").status);
        const measures::ImportUpload held = upload_at(path);
        const std::string import_id = base::new_uuid();
        {
            db::Transaction transaction = database->write();
            ASSERT_TRUE(measures::take_upload(transaction, held, import_id));
            transaction.commit();
        }
        measures::import_file(
            *database,
            app.clock(),
            base::Viewer::system(),
            {.file = held.file_path,
             .file_name = held.file_name,
             .mapping = held.mapping,
             .network_id = held.network_id,
             .import_id = import_id}
        );
        if (is_swept) {
            lose_jobs();
            sweep();
        } else {
            run_jobs();
        }
        const measures::ImportUpload done = upload_at(path);
        EXPECT_EQ("imported", done.step);
        EXPECT_EQ(import_id, done.outcome.import_id);
        EXPECT_THAT(done.outcome.said, HasSubstr("imported; the figures are live."));
        EXPECT_FALSE(fs::exists(held.file_path));
    }
}

TEST_F(ImportRetry, AWorkerThatLostItsFileChangesNothingOfIt) {
    const std::string path = upload(good);
    measures::ImportUpload lost = upload_at(path);
    db::Transaction transaction = database->write();
    ASSERT_TRUE(measures::take_upload(transaction, lost, a_try));
    lost.outcome.import_id = a_try;
    measures::ImportUpload held = lost;
    ASSERT_TRUE(measures::take_upload(transaction, held, another_try));
    held.outcome.import_id = another_try;
    const base::Instant now = app.clock().now();
    const measures::ImportOutcome wrong{.said = "Of the one that lost it."};
    EXPECT_FALSE(measures::set_upload_progress(transaction, now, lost, {"Checking", 1, 2}));
    EXPECT_FALSE(measures::set_upload_outcome(transaction, now, lost, "refused", wrong));
    EXPECT_FALSE(measures::take_upload(transaction, lost, a_try));
    EXPECT_TRUE(measures::set_upload_outcome(transaction, now, held, "checked", {.said = "Good."}));
    EXPECT_FALSE(measures::set_upload_outcome(transaction, now, lost, "refused", wrong));
    const auto kept = measures::find_upload_by_id(transaction, held.id);
    EXPECT_EQ("checked", kept->step);
    EXPECT_EQ("Good.", kept->outcome.said);
}

TEST_F(ImportRetry, OfTwoCorrectedFilesTheSecondIsToldAndNotKept) {
    const std::string path = upload(good + "2023-05-03,Nowhere,Maori,F,x,50\n");
    run_jobs();
    const measures::ImportUpload refused = upload_at(path);
    EXPECT_TRUE(fs::exists(measures::refusals_of(refused.file_path)));
    const auto correct = [&](const char* name) {
        std::ofstream(database.folder() / name) << good;
        const http::Upload file{
            .file_name = name,
            .content_type = "text/csv",
            .bytes = {},
            .path = database.folder() / name,
            .size = good.size()};
        return measures::keep_upload(
            *database,
            app.clock().now(),
            base::Viewer::system(),
            refused.network_id,
            &file,
            refused.mapping,
            refused
        );
    };
    EXPECT_TRUE(fs::exists(correct("first.csv").file_path));
    EXPECT_FALSE(fs::exists(refused.file_path));
    EXPECT_FALSE(fs::exists(measures::refusals_of(refused.file_path)));
    try {
        correct("second.csv");
        ADD_FAILURE() << "it was kept";
    } catch (const base::Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("was replaced meanwhile"));
    }
    int kept = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(database.folder())) {
        kept += entry.path().filename().string().starts_with("import-") ? 1 : 0;
    }
    EXPECT_EQ(1, kept);
}

TEST_F(ImportRetry, AWorkingCopyLiesBesideTheUploadAndGoesWithTheOrphans) {
    const fs::path uploads = database.folder() / "uploads";
    fs::create_directory(uploads);
    std::ofstream(uploads / "file") << good;
    const auto leave_a_copy = [&](const measures::ImportProgress& progress) {
        if (progress.doing == "Adding up") {
            const auto copies = working_copies(uploads);
            ASSERT_EQ(1U, copies.size());
            fs::copy(copies.front(), uploads / "braid-table-left", fs::copy_options::recursive);
        }
    };
    measures::import_file(
        *database,
        app.clock(),
        base::Viewer::system(),
        {.file = uploads / "file",
         .file_name = "figures.csv",
         .mapping = cast::small_mapping(),
         .network_id = cast.network,
         .work_folder = uploads},
        leave_a_copy
    );
    ASSERT_EQ(1U, working_copies(uploads).size()) << "its own went, what a kill would leave stays";
    const base::Instant now = base::SystemClock().now();
    measures::sweep_orphans(*database, now + base::days(2), uploads);
    EXPECT_TRUE(working_copies(uploads).empty());
}

TEST_F(ImportRetry, TheDownloadListsEveryRefusedRowAndThePagesTheFirst) {
    std::string bytes = good;
    constexpr int refused = 1'200;
    for (int i = 0; i < refused; ++i) {
        bytes += "2023-05-03,Nowhere,Maori,F,1,50\n";
    }
    const std::string path = upload(bytes + "2023-05-03,too,few\n");
    run_jobs();
    const std::string page = app.get(path, "steward").body;
    EXPECT_THAT(page, HasSubstr("1,201 of 1,203 rows were refused"));
    EXPECT_THAT(page, HasSubstr("page=2"));
    EXPECT_THAT(app.get(path + "?page=20", "steward").body, HasSubstr(">Line 1001<"));
    const std::string csv = app.get(path + "/refusals?format=csv", "steward").body;
    EXPECT_THAT(csv, HasSubstr("\n1203,place,Nowhere,"));
    EXPECT_THAT(csv, HasSubstr("\n1204,,3 columns,"));
    EXPECT_EQ(refused + 2, std::count(csv.begin(), csv.end(), '\n'));
}

TEST_F(ImportRetry, ALongListOfRefusedRowsIsSentFromAFile) {
    std::string bytes = good;
    const std::string value(80, 'x');
    constexpr int refused = 8'000;
    for (int i = 0; i < refused; ++i) {
        bytes += "2023-05-03," + value + ",Maori,F,1,50\n";
    }
    const std::string path = upload(bytes);
    run_jobs();
    const auto sent = app.get(path + "/refusals?format=csv", "steward");
    ASSERT_TRUE(sent.remove_file_after);
    std::ifstream list(*sent.file);
    const std::string csv(std::istreambuf_iterator<char>(list), {});
    fs::remove(*sent.file);
    EXPECT_EQ(refused + 1, std::count(csv.begin(), csv.end(), '\n'));
    EXPECT_THAT(csv, HasSubstr("\n8003,place,xxx"));
}

TEST_F(ImportRetry, WhoOpensAColleaguesFileIsNotedAndACoordinatorIsNotShownIt) {
    const std::string own = upload(good);
    run_jobs();
    app.get(own + "/mapping", "steward");
    EXPECT_EQ(0, openings()) << "it is the steward's own";
    EXPECT_THAT(app.get(imports, "steward").body, HasSubstr("Files on their way"));
    EXPECT_THAT(app.get(imports, "coordinator").body, Not(HasSubstr("weekly.csv")));
    const auto sent = app.upload(
        imports, {}, "file", "theirs.csv", good + "2023-05-03,Nowhere,Maori,F,x,50\n", "coordinator"
    );
    ASSERT_EQ(303, sent.status) << sent.body;
    ASSERT_EQ(
        303, app.post(location(sent), {{"mapping", cast::small_mapping()}}, "coordinator").status
    );
    run_jobs();
    const std::string theirs = location(sent).substr(0, location(sent).rfind('/'));
    EXPECT_EQ(200, app.get(theirs, "coordinator").status);
    EXPECT_EQ(0, openings());
    std::int64_t opened = 0;
    for (const char* shown : {"", "/mapping", "/columns", "/refusals?format=csv"}) {
        EXPECT_EQ(200, app.get(theirs + shown, "steward").status) << shown;
        EXPECT_EQ(++opened, openings()) << shown;
    }
}
