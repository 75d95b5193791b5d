// The tables of a measure's working pages as files, for those who may see the pages.
#include "measures/measure_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using testing::HasSubstr;

struct WorkingFiles : MeasurePages {
    WorkingFiles() { with_figures("raw"); }

    const std::string path = base + "/immunised";

    // In both formats for `as`, linked from the page; nothing for the others.
    void expect_file(const std::string& page, const std::string& as) {
        EXPECT_THAT(app.get(page, as).body, HasSubstr("format=csv"));
        const auto sheet = app.get(page + "?format=xlsx", as);
        EXPECT_EQ(200, sheet.status) << page;
        EXPECT_EQ("PK", sheet.body.substr(0, 2)) << page;
        EXPECT_THAT(std::string(sheet.headers.get("Cache-Control")), HasSubstr("no-store"));
        for (const char* format : {"?format=csv", "?format=xlsx"}) {
            EXPECT_EQ(404, app.get(page + format, "member").status) << page;
            EXPECT_EQ(404, app.get(page + format, "outsider").status) << page;
            EXPECT_EQ(303, app.get(page + format).status) << page;
        }
    }
    std::int64_t raw_reads() {
        db::Reader reader = (*database).read();
        return reader
            .find("/* test.raw */ select count(*) as n from journal where kind = 'raw.read'")
            ->integer("n");
    }
};

TEST_F(WorkingFiles, FiguresHeldLeaveAsTheirPageShowsThemAndEachLookIsWritten) {
    const auto before = raw_reads();
    const auto file = app.get(path + "/data?format=csv", "steward");
    ASSERT_EQ(200, file.status);
    EXPECT_THAT(file.body, HasSubstr("Place,Group,Period,Numerator,Denominator,Value"));
    EXPECT_THAT(file.body, HasSubstr(",57,"));
    EXPECT_THAT(file.body, HasSubstr(",raw"));
    EXPECT_THAT(std::string(file.headers.get("Cache-Control")), HasSubstr("no-store"));
    EXPECT_FALSE(file.public_scope);
    EXPECT_EQ(before + 1, raw_reads());
    expect_file(path + "/data", "steward");
    EXPECT_EQ(before + 3, raw_reads()) << "the page and its workbook; those refused saw nothing";
    EXPECT_EQ(404, app.get(path + "/data?format=csv", "coordinator").status);
}

TEST_F(WorkingFiles, TargetsLeaveWithThoseThatWereRemoved) {
    const auto set = [&](const std::string& due_on, const std::string& reason) {
        app.post(
            path + "/targets",
            {{"value", "95"}, {"due_on", due_on}, {"reason", reason}},
            "coordinator"
        );
    };
    set("2030-06-30", "=1+1");
    set("2031-06-30", "Too far");
    const std::string page = app.get(path + "/targets", "coordinator").body;
    const std::size_t end = page.rfind("/remove\"");
    const std::size_t start = page.rfind('"', end) + 1;
    EXPECT_EQ(303, app.post(page.substr(start, end + 7 - start), {}, "coordinator").status);
    expect_file(path + "/targets", "coordinator");
    const std::string csv = app.get(path + "/targets?format=csv", "coordinator").body;
    EXPECT_THAT(csv, HasSubstr("Everyone,95.0,%,2030-06-30,"));
    EXPECT_THAT(csv, HasSubstr("'=1+1,In force"));
    EXPECT_THAT(csv, HasSubstr("Too far,Removed"));
}

TEST_F(WorkingFiles, BreaksLeaveWithTheirReasons) {
    app.post(
        path + "/breaks",
        {{"on", "2023-06-01"}, {"kind", "denominator"}, {"reason", "@A new edition."}},
        "coordinator"
    );
    expect_file(path + "/breaks", "coordinator");
    EXPECT_THAT(
        app.get(path + "/breaks?format=csv", "coordinator").body,
        HasSubstr("2023-06-01,Denominator,'@A new edition.,In force")
    );
}
