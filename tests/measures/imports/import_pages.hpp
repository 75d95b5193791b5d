// Pages of imports, in the network of network/cast.hpp, with the jobs that work on uploaded files.
#pragma once

#include "measures/imports/import_cast.hpp"
#include "measures/measures.hpp"
#include "network/cast.hpp"
#include "platform/jobs/jobs.hpp"

#include <string>

struct ImportPages : testing::Test {
    TestDatabase database;
    support::TestApp app{*database, measures::routes()};
    support::Cast cast = support::make_cast(app);
    const std::string imports = "/n/braidwater/imports";
    const std::string good =
        "day,place,ethnicity,gender,people,of\n2023-05-03,Braidwater,Maori,F,40,50\n"
        "2023-05-03,Braidwater,Other,F,45,50\n";

    // Uploads, gives the mapping, and runs what is due; the address of the file's page.
    std::string upload(
        const std::string& bytes, const std::string& mapping = cast::small_mapping()
    ) {
        const auto sent = app.upload(imports, {}, "file", "weekly.csv", bytes, "steward");
        EXPECT_EQ(303, sent.status) << sent.body;
        const std::string path = support::location(sent);
        const auto mapped = app.post(path, {{"mapping", mapping}}, "steward");
        EXPECT_EQ(303, mapped.status) << mapped.body;
        return path.substr(0, path.rfind('/'));
    }
    void run_jobs() { jobs::run_due(*database, measures::job_handlers(), {}, app.clock().now()); }
    std::string live_import(const std::string& bytes) {
        const std::string path = upload(bytes);
        run_jobs();
        EXPECT_EQ(303, app.post(path + "/import", {}, "steward").status);
        run_jobs();
        return support::location(app.get(path, "steward"));
    }
};
