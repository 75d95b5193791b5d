#include "measures/imports/import_pages.hpp"

#include <gmock/gmock.h>

using support::location;
using testing::HasSubstr;
using testing::Not;

TEST_F(ImportPages, AFileIsUploadedMappedCheckedAndMadeLive) {
    const std::string path = upload(good);
    const auto waiting = app.get(path, "steward");
    EXPECT_EQ("2", waiting.headers.get("Refresh"));
    EXPECT_THAT(waiting.body, HasSubstr("Waiting for its turn"));
    run_jobs();
    const auto checked = app.get(path, "steward");
    EXPECT_THAT(checked.body, HasSubstr("2 rows can be imported. Nothing was written."));
    EXPECT_EQ(404, app.get("/n/braidwater/measures/seen").status);
    EXPECT_EQ(303, app.post(path + "/import", {}, "steward").status);
    run_jobs();
    const auto done = app.get(path, "steward");
    ASSERT_EQ(303, done.status) << done.body;
    const auto import = app.get(location(done), "steward");
    EXPECT_THAT(import.body, HasSubstr("Live since"));
    EXPECT_THAT(import.body, HasSubstr("weekly.csv"));
    EXPECT_EQ(200, app.get("/n/braidwater/measures/seen").status);
    EXPECT_THAT(app.get(imports, "steward").body, HasSubstr("Seen in time"));
}

TEST_F(ImportPages, RefusedRowsAreListedAndDownloaded) {
    const std::string path = upload(good + "2023-05-03,Nowhere,<b>,F,x,50\n");
    run_jobs();
    const auto page = app.get(path, "steward");
    EXPECT_THAT(page.body, HasSubstr("1 row was refused; nothing was imported."));
    EXPECT_THAT(page.body, HasSubstr("Nowhere"));
    EXPECT_THAT(page.body, HasSubstr("&lt;b&gt;"));
    EXPECT_THAT(page.body, Not(HasSubstr("<code><b>")));
    const auto csv = app.get(path + "/refusals?format=csv", "steward");
    EXPECT_THAT(csv.body, HasSubstr("4,place,Nowhere,"));
    EXPECT_EQ(409, app.post(path + "/import", {}, "steward").status);
    EXPECT_EQ(303, app.post(path + "/remove", {}, "steward").status);
    EXPECT_EQ(404, app.get(path, "steward").status);
}

TEST_F(ImportPages, ACorrectedFileTakesThePlaceOfTheRefusedOneAndIsReadTheSameWay) {
    const std::string path = upload(good + "2023-05-03,Nowhere,Maori,F,x,50\n");
    run_jobs();
    EXPECT_THAT(app.get(path, "steward").body, HasSubstr("Send the corrected file"));
    const support::Fields corrects{{"corrects", path.substr(path.rfind('/') + 1)}};
    const auto send = [&](const std::string& bytes, const std::string& as) {
        return app.upload(imports, corrects, "file", "better.csv", bytes, as);
    };
    EXPECT_EQ(404, send(good, "coordinator").status) << "it is another's file";
    EXPECT_EQ(location(send("", "steward")), path) << "an empty file corrects nothing";
    EXPECT_EQ(200, app.get(path, "steward").status);
    const std::string better = location(send(good, "steward"));
    run_jobs();
    EXPECT_THAT(app.get(better, "steward").body, HasSubstr("2 rows can be imported."));
    EXPECT_EQ(404, app.get(path, "steward").status);
    EXPECT_NE(303, send(good, "steward").status) << "it was corrected already";
}

TEST_F(ImportPages, AMappingWithMistakesKeepsWhatWasTyped) {
    const auto sent = app.upload(imports, {}, "file", "weekly.csv", good, "steward");
    const auto shown = app.get(location(sent), "steward");
    EXPECT_THAT(shown.body, HasSubstr("Columns separated by commas"));
    EXPECT_THAT(shown.body, HasSubstr("Braidwater"));
    const auto refused =
        app.post(location(sent), {{"mapping", "protection = \"<script>\"\n"}}, "steward");
    EXPECT_EQ(422, refused.status);
    EXPECT_THAT(refused.body, HasSubstr("line 1: protection"));
    EXPECT_THAT(refused.body, HasSubstr("&lt;script&gt;"));
    EXPECT_THAT(refused.body, Not(HasSubstr("<script>\"")));
}

TEST_F(ImportPages, AnUndoneImportIsRemovedForGood) {
    const std::string path = live_import(good);
    const support::Fields understood{{"understood", "yes"}};
    EXPECT_THAT(app.get(path, "steward").body, Not(HasSubstr("for good")));
    EXPECT_EQ(409, app.post(path + "/discard", understood, "steward").status) << "it is live";
    EXPECT_EQ(303, app.post(path + "/undo", {}, "steward").status);
    EXPECT_THAT(app.get(path, "steward").body, HasSubstr("This takes away 2 rows."));
    EXPECT_EQ(422, app.post(path + "/discard", {}, "steward").status);
    for (const char* who : {"member", "delegate", "outsider"}) {
        EXPECT_EQ(404, app.post(path + "/discard", understood, who).status) << who;
    }
    EXPECT_NE(303, app.post(path + "/discard", understood).status);
    EXPECT_EQ(303, app.post(path + "/discard", understood, "steward").status);
    const std::string page = app.get(path, "steward").body;
    EXPECT_THAT(page, HasSubstr("Removed"));
    EXPECT_THAT(page, Not(HasSubstr("Put it back")));
    EXPECT_THAT(page, Not(HasSubstr("Failed")));
    EXPECT_THAT(app.get(imports, "steward").body, HasSubstr("Removed"));
    EXPECT_THAT(app.get(imports + "?format=csv", "steward").body, HasSubstr(",removed,"));
    EXPECT_EQ(409, app.post(path + "/redo", {}, "steward").status);
    EXPECT_EQ(409, app.post(path + "/discard", understood, "steward").status);
    const std::string again = live_import(good);
    EXPECT_NE(path, again);
    EXPECT_THAT(app.get(again, "steward").body, HasSubstr("Live since"));
}

TEST_F(ImportPages, AnImportIsUndoneAndPutBack) {
    const std::string path = live_import(good);
    EXPECT_EQ(303, app.post(path + "/undo", {}, "steward").status);
    EXPECT_THAT(app.get(path, "steward").body, HasSubstr("Put it back"));
    EXPECT_EQ(409, app.post(path + "/undo", {}, "steward").status);
    EXPECT_EQ(303, app.post(path + "/redo", {}, "steward").status);
    EXPECT_THAT(app.get(path, "steward").body, HasSubstr("Undo this import"));
}

TEST_F(ImportPages, TheNextReleaseIsReadTheSameWay) {
    live_import(good);
    EXPECT_THAT(app.get(imports + "/new", "steward").body, HasSubstr("Seen in time"));
    const auto sent = app.upload(
        imports,
        {{"like", "seen"}},
        "file",
        "next.csv",
        "day,place,ethnicity,gender,people,of\n2023-06-03,Braidwater,Maori,F,42,50\n",
        "steward"
    );
    ASSERT_EQ(303, sent.status) << sent.body;
    run_jobs();
    EXPECT_THAT(app.get(location(sent), "steward").body, HasSubstr("1 row can be imported"));
}

TEST_F(ImportPages, AMappingIsMadeColumnByColumn) {
    const auto sent = app.upload(imports, {}, "file", "weekly.csv", good, "steward");
    const std::string path = location(sent).substr(0, location(sent).rfind('/'));
    const auto shown = app.get(path + "/columns", "steward");
    EXPECT_EQ(200, shown.status) << shown.body;
    EXPECT_EQ(422, app.post(path + "/columns", {}, "steward").status);
    support::Fields fields{
        {"name", "Seen <soon>"},
        {"definition", "People seen."},
        {"unit", "rate"},
        {"numerator_means", "people seen"},
        {"denominator_means", "people who asked"},
        {"services_did", "seen in time"},
        {"complete_count", "yes"},
        {"source", "The register"},
        {"public", "yes"},
        {"protection", "as_published"},
        {"ethnicity_output", "prioritised"},
        {"period_column", "day"},
        {"period_kind", "day"},
        {"period_form", "any"},
        {"place_column", "place"},
        {"numerator", "people"},
        {"denominator", "of"},
        {"numerator_source", "Register"},
        {"denominator_source", "Estimates"},
        {"denominator_edition", "2018 base"},
        {"dimension_columns", "ethnicity"}};
    EXPECT_THAT(app.post(path + "/columns", fields, "steward").body, HasSubstr("Say per how many"));
    fields.emplace_back("per", "1000");
    const auto codes = app.post(path + "/columns", fields, "steward");
    EXPECT_EQ(200, codes.status) << codes.body;
    EXPECT_THAT(codes.body, HasSubstr("Seen &lt;soon&gt;"));
    EXPECT_THAT(codes.body, HasSubstr("value=\"maori\""));
    for (const auto& [name, value] : support::Fields{
             {"step", "codes"},
             {"column-1", "ethnicity"},
             {"name-1", "ethnicity"},
             {"value-1-1", "Maori"},
             {"code-1-1", "maori"},
             {"label-1-1", "Māori"},
             {"value-1-2", "Other"},
             {"code-1-2", "Not a code"},
             {"label-1-2", "Other"}}) {
        fields.emplace_back(name, value);
    }
    EXPECT_EQ(422, app.post(path + "/columns", fields, "steward").status);
    fields[fields.size() - 2].second = "other";
    const auto mapped = app.post(path + "/columns", fields, "steward");
    ASSERT_EQ(303, mapped.status) << mapped.body;
    run_jobs();
    EXPECT_THAT(app.get(path, "steward").body, HasSubstr("2 rows can be imported"));
    const std::string mapping = app.get(path + "/mapping", "steward").body;
    for (const char* line :
         {"label = &quot;Māori&quot;",
          "edition = &quot;2018 base&quot;",
          "per = 1000",
          "numerator_means = &quot;people seen&quot;",
          "denominator_means = &quot;people who asked&quot;",
          "services_did = &quot;seen in time&quot;",
          "complete_count = true"}) {
        EXPECT_THAT(mapping, HasSubstr(line));
    }
    EXPECT_EQ(404, app.get(path + "/columns", "member").status);
    EXPECT_EQ(404, app.get(path + "/columns", "outsider").status);
    EXPECT_EQ(404, app.post(path + "/columns", fields, "member").status);
}

TEST_F(ImportPages, NoFileAndAnEmptyOneAreToldApart) {
    EXPECT_THAT(
        app.upload(imports, {}, "file", "", "", "steward").body,
        HasSubstr("Choose a file to import.")
    );
    EXPECT_THAT(
        app.upload(imports, {}, "file", "a.csv", "", "steward").body,
        HasSubstr("This file is empty.")
    );
}

TEST_F(ImportPages, OnlyThoseWhoMayImportSeeAnyOfIt) {
    const std::string file = upload(good);
    const std::string import = live_import(good);
    for (const std::string& path :
         {imports, imports + "/new", file, file + "/mapping", file + "/refusals", import}) {
        EXPECT_NE(200, app.get(path).status) << path;
        EXPECT_EQ(404, app.get(path, "member").status) << path;
        EXPECT_EQ(404, app.get(path, "outsider").status) << path;
        EXPECT_EQ(303, app.get(path, "unproved").status) << path;
    }
    for (const std::string& path :
         {file + "/mapping",
          file + "/check",
          file + "/import",
          file + "/remove",
          import + "/undo",
          import + "/redo",
          import + "/discard"}) {
        EXPECT_EQ(404, app.post(path, {}, "member").status) << path;
        EXPECT_EQ(404, app.post(path, {}, "outsider").status) << path;
        EXPECT_NE(303, app.post(path, {}).status) << path;
    }
    // A file on its way is its uploader's, and that of those who see raw figures.
    EXPECT_EQ(404, app.get(file, "coordinator").status);
    EXPECT_EQ(200, app.get(import, "coordinator").status);
    EXPECT_EQ(404, app.get("/n/elsewhere/imports", "steward").status);
}
