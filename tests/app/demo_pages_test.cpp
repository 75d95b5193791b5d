// The demonstration shows what each page is for: every page that its people reach has something on
// it.
#include "app/demo_program.hpp"
#include "demo/demo.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <regex>
#include <set>

namespace {

// One page in many forms counts once: without its query, and with ids as "*".
std::string kind_of(const std::string& path) {
    static const std::regex id("[0-9a-f]{8}-[0-9a-f-]{27}");
    return std::regex_replace(path.substr(0, path.find('?')), id, "*");
}

std::vector<std::string> links_of(const std::string& page) {
    std::vector<std::string> links;
    constexpr std::string_view before = "href=\"/";
    for (std::size_t at = page.find(before); at != std::string::npos; at = page.find(before, at)) {
        at += before.size() - 1;
        const std::string link = page.substr(at, page.find_first_of("\"#", at) - at);
        const bool is_page = link.find("format=") == std::string::npos &&
                             !link.starts_with("/assets") && !link.starts_with("/api");
        if (is_page) {
            links.push_back(link);
        }
    }
    return links;
}

// Empty because that is so, and good news or nobody else's business: what a demonstration should
// not make up to fill a page.
const std::set<std::string> rightly_empty{
    "Nothing has changed",
    "No break recorded",
    "No work has failed",
    "No mail yet",
    "No returns yet",
    "Nothing of yours is waiting for others"};

// The titles of what is empty, with the kind of page, among all that links lead to.
std::set<std::string> empty_pages(const std::string& start, const std::string& cookies) {
    std::set<std::string> empty;
    std::set<std::string> seen;
    std::deque<std::string> waiting{start};
    while (!waiting.empty() && seen.size() < 300) {
        const std::string path = waiting.front();
        waiting.pop_front();
        if (!seen.insert(kind_of(path)).second) {
            continue;
        }
        const std::string page = ask(path, cookies).body;
        constexpr std::string_view mark = "class=\"empty-state\"";
        for (std::size_t at = page.find(mark); at != std::string::npos;
             at = page.find(mark, at + 1)) {
            const std::size_t from = page.find('>', page.find("<h", at)) + 1;
            const std::string title = page.substr(from, page.find('<', from) - from);
            if (!rightly_empty.contains(title)) {
                empty.insert(kind_of(path) + ": " + title);
            }
        }
        for (const std::string& link : links_of(page)) {
            waiting.push_back(link);
        }
    }
    return empty;
}

}  // namespace

TEST(Demonstration, HasSomethingOnEveryPageAStrangerReaches) {
    EXPECT_THAT(empty_pages(network_page, ""), testing::IsEmpty());
}

TEST(Demonstration, HasSomethingOnEveryPageItsPeopleReach) {
    for (const demo::Persona& persona : demo::personas()) {
        const std::string cookies = sign_in(persona.key);
        const bool is_member = ask(network_page + "/today", cookies).status == 200;
        EXPECT_THAT(
            empty_pages(is_member ? network_page + "/today" : network_page, cookies),
            testing::IsEmpty()
        ) << persona.key;
    }
}

TEST(Demonstration, AGroupsOwnPageLeadsBackToItsNetwork) {
    int groups = 0;
    for (const demo::Persona& persona : demo::personas()) {
        const std::string cookies = sign_in(persona.key);
        for (const std::string& link : links_of(ask(network_page, cookies).body)) {
            if (link.starts_with("/g/")) {
                const std::string page = ask(link, cookies).body;
                EXPECT_THAT(page, testing::HasSubstr("href=\"" + network_page + "/agenda\""));
                ++groups;
            }
        }
    }
    EXPECT_GT(groups, 0);
}
