#include "platform/html/letter.hpp"

#include <gtest/gtest.h>

namespace {

std::string letter_body(const char* text) {
    const std::string whole(html::letter(text, "https://a.example").text());
    const std::string before = "<!doctype html><html lang=\"en-NZ\"><body>";
    const std::string after = "</body></html>";
    EXPECT_TRUE(whole.starts_with(before) && whole.ends_with(after)) << whole;
    return whole.substr(before.size(), whole.size() - before.size() - after.size());
}

TEST(Letter, HasAParagraphWhereTheTextHasAnEmptyLine) {
    EXPECT_EQ(letter_body("Hello Kim,\n\n\nOne,\ntwo.\n"), "<p>Hello Kim,</p><p>One,<br>two.</p>");
    EXPECT_EQ(letter_body(""), "");
}

TEST(Letter, NamesALinkByTheLineBeforeIt) {
    EXPECT_EQ(
        letter_body("Kim added Hill End\nhttps://a.example/n/x\n\nSee them "
                    "here:\nhttps://a.example/y?a=1&b=2\n"),
        "<p><a href=\"https://a.example/n/x\">Kim added Hill End</a></p>"
        "<p><a href=\"https://a.example/y?a=1&amp;b=2\">See them here</a></p>"
    );
    EXPECT_EQ(
        letter_body("https://a.example/\n"),
        "<p><a href=\"https://a.example/\">https://a.example/</a></p>"
    );
}

TEST(Letter, LinksToNoAddressButItsOwn) {
    for (const std::string address :
         {"https://b.example/x",
          "https://a.example.evil.example/",
          "https://a.example@b.example/"}) {
        EXPECT_EQ(
            letter_body(("Take your second step\n" + address).c_str()),
            "<p>Take your second step<br>" + address + "</p>"
        );
    }
}

TEST(Letter, EscapesWhatPeopleWrote) {
    EXPECT_EQ(
        letter_body("<b>x</b>\"\n\njavascript:alert(1)"),
        "<p>&lt;b&gt;x&lt;/b&gt;&quot;</p><p>javascript:alert(1)</p>"
    );
}

}  // namespace
