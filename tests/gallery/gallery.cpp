// gallery OUT.html: every component and chart in the site's frame, to look at and to check with
// axe. The style sheet is written beside it, so that the file opens without a server.
#include "app/layout.hpp"
#include "embedded/assets.hpp"
#include "support/samples/samples.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

using samples::Sample;

html::Html shown(const char* title, const std::vector<Sample>& all) {
    html::Html content;
    for (const Sample& sample : all) {
        if (sample.name != "document" && sample.name != "skip_link") {
            content +=
                html::format("<div class=\"gallery-{}\">{}</div>\n", sample.name, sample.markup);
        }
    }
    return html::section({.title = title, .content = content});
}

html::Html gallery() {
    const samples::Voice say = samples::Voice::friendly();
    html::Html all = html::page_heading(
        {.title = "Every component, once",
         .kicker = "Gallery",
         .lead = html::Html("<p>What pages are made of, with invented words and figures.</p>")}
    );
    all += shown("Charts", samples::chart_samples(say));
    all += shown("Lists", samples::list_samples(say));
    all += shown("Messages", samples::message_samples(say));
    all += shown("Tables", samples::table_samples(say));
    all += shown("Fields", samples::field_samples(say));
    all += shown("Forms", samples::form_samples(say));
    all += shown("Navigation", samples::navigation_samples(say));
    all += shown("Words", samples::text_samples(say));
    return all;
}

std::vector<app::NavItem> gallery_nav() {
    return {
        {"today", "Today", html::Url("#today")},
        {"agenda", "Agenda", html::Url("#agenda")},
        {"measures", "Measures", html::Url("#measures")},
        {"partners", "Partners", html::Url("#partners")},
        {"people", "People", html::Url("#people")},
        {"activity", "Activity", html::Url("#activity")},
    };
}

// The page asks for "/assets/<hash>/app.css"; here that is a folder beside it.
void write_gallery(const std::filesystem::path& file) {
    std::string page(
        app::layout(
            {.title = "Gallery",
             .main = gallery(),
             .network_name = "Riverbend",
             .network_slug = "riverbend",
             .nav = gallery_nav(),
             .nav_current = "measures",
             .account =
                 app::Account{"Ana Rewi", html::Url("/account"), html::Url("/sign-out"), "token"},
             .notice = "The target was saved.",
             .demo_banner = "A demonstration: the place, the people and the figures are invented.",
             .is_own_space = true,
             .source_url = html::Url("https://example.org/braid")}
        )
            .text()
    );
    const std::size_t start = page.find("/assets/");
    const std::string prefix = page.substr(start, page.find('/', start + 8) + 1 - start);
    for (std::size_t at = page.find(prefix); at != std::string::npos; at = page.find(prefix, at)) {
        page.replace(at, prefix.size(), "gallery-assets/");
    }
    const std::filesystem::path folder = file.parent_path() / "gallery-assets";
    std::filesystem::create_directories(folder);
    for (const base::EmbeddedFile& asset : embedded::assets()) {
        std::ofstream(folder / asset.path, std::ios::binary) << asset.bytes;
    }
    std::ofstream(file, std::ios::binary) << page;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "Say where to write the gallery: gallery OUT.html\n";
        return 2;
    }
    write_gallery(std::filesystem::absolute(arguments[1]));
    return 0;
}
