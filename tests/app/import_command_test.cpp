#include "app/command_line.hpp"
#include "app/commands/commands.hpp"
#include "network/network.hpp"
#include "platform/db/database.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

using testing::HasSubstr;

class ImportCommand : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(app::done, run({"migrate"}));
        const auto database = db::Database::open({.target = data() + "/braid.sqlite"});
        db::Transaction transaction = database->write();
        const base::Viewer system = base::Viewer::system();
        const std::string id = network::create_network(
            transaction,
            {1},
            system,
            {.id = "",
             .slug = "waiora",
             .name = "Waiora",
             .kind = "alliance",
             .purpose = "",
             .zone = "Pacific/Auckland",
             .is_public = true,
             .suppress_below = 6}
        );
        network::create_place(transaction, {1}, system, id, {"", "", "North", "district", "", ""});
        transaction.commit();
        std::ofstream(file("weekly.toml")) << R"(
protection = "as_published"
[measure]
slug = "seen"
name = "Seen"
definition = "People seen."
source = "The register"
[period]
column = "day"
[place]
column = "place"
[numerator]
column = "people"
source = "Register"
[denominator]
column = "of"
source = "Estimates"
)";
    }

    int run(std::vector<std::string> words) {
        words.insert(words.end(), {"--data", data()});
        out.str("");
        error.str("");
        return app::run_command_line(words, app::all_commands(), out, error);
    }
    int import(const std::string& bytes, std::vector<std::string> more = {}) {
        std::ofstream(file("weekly.csv")) << bytes;
        std::vector<std::string> words{
            "import",
            "measures",
            file("weekly.csv"),
            "--mapping",
            file("weekly.toml"),
            "--network",
            "waiora"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
    std::string data() const { return (folder_.path() / "data").string(); }
    std::string file(const std::string& name) const { return (folder_.path() / name).string(); }

    std::ostringstream out;
    std::ostringstream error;

private:
    support::TemporaryFolder folder_;
};

namespace {
constexpr const char* good = "day,place,people,of\n2023-05-03,North,4,5\n";

}  // namespace

TEST_F(ImportCommand, ImportsOnceAndSaysWhenNothingChanged) {
    EXPECT_EQ(app::done, import(good, {"--dry-run"})) << error.str();
    EXPECT_THAT(out.str(), HasSubstr("1 row can be imported. Nothing was written."));
    EXPECT_EQ(app::done, import(good));
    EXPECT_THAT(out.str(), HasSubstr("1 row was imported; the figures are live."));
    EXPECT_EQ(app::done, import(good, {"--format", "json"}));
    EXPECT_THAT(out.str(), HasSubstr("\"changed\":\"no\""));
}

TEST_F(ImportCommand, ListsEveryRefusedRowAndEndsWithOne) {
    const std::string bad = std::string(good) + "2023-05-04,Nowhere,x,5\n";
    EXPECT_EQ(app::refused, import(bad));
    EXPECT_THAT(out.str(), HasSubstr("Nowhere"));
    EXPECT_THAT(error.str(), HasSubstr("1 row was refused; nothing was imported."));
    EXPECT_EQ(app::refused, import(bad, {"--format", "json"}));
    EXPECT_THAT(out.str(), HasSubstr("\"line\":\"3\""));
    std::string many = good;
    for (int i = 0; i < 1'100; ++i) {
        many += "2023-05-04,Nowhere,1,5\n";
    }
    EXPECT_EQ(app::refused, import(many, {"--dry-run", "--format", "csv"}));
    EXPECT_THAT(out.str(), HasSubstr("\n1102,place,Nowhere,"));
}

TEST_F(ImportCommand, RefusesUnknownNetworksFilesAndWrongUse) {
    EXPECT_EQ(
        app::refused,
        run({"import", "measures", "x.csv", "--mapping", file("weekly.toml"), "--network", "no"})
    );
    EXPECT_EQ(
        app::refused,
        run(
            {"import",
             "measures",
             "/nowhere.csv",
             "--mapping",
             file("weekly.toml"),
             "--network",
             "waiora"}
        )
    );
    EXPECT_EQ(
        app::refused,
        run({"import", "measures", "x.csv", "--mapping", "/nowhere", "--network", "waiora"})
    );
    EXPECT_EQ(app::wrong_usage, run({"import", "measures", "x.csv"}));
}
