#include "platform/auth/agent_family.hpp"
#include "platform/auth/own_path.hpp"
#include "platform/auth/recovery_code.hpp"

#include <gtest/gtest.h>

#include <set>

TEST(OwnPath, LeadsOnlyToPagesOfOurs) {
    const html::Url home("/home");
    for (const char* path : {"/", "/n/waiora", "/n/waiora/today?week=2&x=%2F", "/n/t\u0101maki"}) {
        EXPECT_EQ(auth::own_path(path, home).text(), path);
    }
    for (const char* elsewhere :
         {"",
          "//evil.example",
          "///evil.example",
          "/\\evil.example",
          "https://evil.example",
          "https:evil.example",
          "javascript:alert(1)",
          "n/waiora",
          "/\tevil",
          "/\n/evil.example",
          "/a b",
          "\\\\evil.example",
          "?next=/"}) {
        EXPECT_EQ(auth::own_path(elsewhere, home).text(), "/home") << elsewhere;
    }
    EXPECT_EQ(auth::own_path("/" + std::string(3000, 'a'), home).text(), "/home");
}

TEST(RecoveryCode, TenDifferentOnesThatReadWell) {
    std::set<std::string> different;
    for (const base::Secret& code : auth::new_recovery_codes()) {
        ASSERT_EQ(code.reveal().size(), 14u);
        EXPECT_EQ(code.reveal()[4], '-');
        EXPECT_EQ(code.reveal()[9], '-');
        EXPECT_EQ(code.reveal().find_first_of("ilou"), std::string::npos);
        different.insert(code.reveal());
    }
    EXPECT_EQ(different.size(), 10u);
}

TEST(RecoveryCode, IsReadAsPeopleTypeIt) {
    EXPECT_EQ(auth::normal_recovery_code(" K7PQ 2mwx-9Ghd "), "k7pq2mwx9ghd");
    EXPECT_EQ(auth::normal_recovery_code("o0il"), "0011");
}

TEST(AgentFamily, KeepsBrowserAndSystemOnly) {
    const std::pair<const char*, const char*> agents[] = {
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
         "Firefox on Windows"},
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
         "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
         "Edge on Windows"},
        {"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
         "Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
         "Safari on iPhone"},
        {"Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) "
         "SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
         "Samsung Internet on Android"},
        {"curl/8.0", "A browser"},
        {"", "A browser"},
        {"<script>alert(1)</script>", "A browser"}};
    for (const auto& [agent, family] : agents) {
        EXPECT_EQ(auth::agent_family(agent), family);
    }
}
