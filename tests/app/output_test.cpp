#include "app/output.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace {

std::string printed(app::Format format) {
    std::ostringstream out;
    app::Output output(out, format);
    output.line("Two places.");
    output.table({"place", "note"}, {{"Ōtara", "say \"yes\", twice"}, {"Kaikohe", ""}});
    return out.str();
}

TEST(Output, AlignsTextByLettersAndNotByBytes) {
    EXPECT_EQ(
        printed(app::Format::text),
        "Two places.\nplace    note\nŌtara    say \"yes\", twice\nKaikohe  \n"
    );
}

TEST(Output, WritesCsvAsTheStandardSays) {
    EXPECT_EQ(
        printed(app::Format::csv), "place,note\r\nŌtara,\"say \"\"yes\"\", twice\"\r\nKaikohe,\r\n"
    );
}

TEST(Output, WritesJsonAndNothingElse) {
    EXPECT_EQ(
        printed(app::Format::json),
        "[{\"place\":\"Ōtara\",\"note\":\"say \\\"yes\\\", "
        "twice\"},{\"place\":\"Kaikohe\",\"note\":\"\"}]\n"
    );
}

}  // namespace
