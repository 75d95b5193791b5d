#include "app/feed.hpp"

#include "platform/auth/auth.hpp"
#include "platform/html/components.hpp"
#include "platform/journal/thread.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace app {
namespace {

std::string text_of_kind(const std::string& kind) {
    const auto found = words_of_kinds().find(kind);
    return found == words_of_kinds().end() ? kind : std::string(found->second);
}

journal::Titles titles_of(
    db::Reader& reader,
    const base::Viewer& viewer,
    const std::string& network_id,
    const std::vector<journal::FeedEntry>& entries
) {
    journal::Titles titles;
    for (const journal::FeedEntry& entry : entries) {
        titles[entry.subject] = {};
        if (!entry.object.id.empty()) {
            titles[entry.object] = {};
        }
    }
    network::describe(reader, viewer, network_id, titles);
    agenda::describe(reader, viewer, network_id, titles);
    measures::describe(reader, viewer, network_id, titles);
    return titles;
}

std::map<std::string, std::string> actor_names(
    db::Reader& reader,
    const base::Viewer& viewer,
    const std::string& network_id,
    const std::vector<journal::FeedEntry>& entries
) {
    std::set<std::string> accounts;
    for (const journal::FeedEntry& entry : entries) {
        accounts.insert(entry.actor);
    }
    accounts.erase("");
    std::map<std::string, std::string> names;
    for (auto& [account, name] : network::names_of_accounts(
             reader, viewer, network_id, {accounts.begin(), accounts.end()}
         )) {
        names[account] = name;
    }
    return names;
}

html::Html older_link(const FeedPage& page) {
    if (page.lines.size() < static_cast<std::size_t>(page.filter.limit)) {
        return {};
    }
    html::Url url =
        html::url("/n/{}/feed", page.network.slug).with("before", page.lines.back().entry_id);
    if (!page.filter.kind_prefix.empty()) {
        url = url.with("about", page.filter.kind_prefix);
    }
    return html::format("<p>{}</p>", html::link(url, "Older activity"));
}

html::Html subject_filter(const FeedPage& page) {
    static constexpr std::array<std::pair<const char*, const char*>, 7> subjects{{
        {"", "Everything"},
        {"need.", "Needs"},
        {"priority.", "Priorities"},
        {"action.", "Actions"},
        {"measure.", "Measures"},
        {"return.", "Returns"},
        {"organisation.", "Partners"},
    }};
    std::vector<html::Tab> tabs;
    for (const auto& [prefix, label] : subjects) {
        html::Url url = html::url("/n/{}/feed", page.network.slug);
        const std::string_view chosen = prefix;
        tabs.push_back(
            {.label = label,
             .url = chosen.empty() ? url : url.with("about", chosen),
             .selected = page.filter.kind_prefix == chosen}
        );
    }
    return html::tabs({.label = "Kinds of activity", .tabs = tabs});
}

}  // namespace

const std::map<std::string_view, std::string_view, std::less<>>& words_of_kinds() {
    static const std::map<std::string_view, std::string_view, std::less<>> words = [] {
        std::map<std::string_view, std::string_view, std::less<>> all;
        for (const auto& module :
             {network::journal_words(),
              agenda::journal_words(),
              measures::journal_words(),
              auth::journal_words(),
              journal::thread_words()}) {
            for (const journal::KindWords& kind : module) {
                all.emplace(kind.kind, kind.words);
            }
        }
        return all;
    }();
    return words;
}

std::vector<FeedLine> describe_entries(
    db::Reader& reader,
    const base::Viewer& viewer,
    const std::string& network_id,
    const std::vector<journal::FeedEntry>& entries
) {
    const auto titles = titles_of(reader, viewer, network_id, entries);
    const auto names = actor_names(reader, viewer, network_id, entries);
    std::vector<FeedLine> lines;
    for (const journal::FeedEntry& entry : entries) {
        const auto name = names.find(entry.actor);
        std::string actor = entry.actor.empty() ? "Braid" : "Someone";
        lines.push_back(
            {.entry_id = entry.id,
             .at = entry.at,
             .actor = name == names.end() ? actor : name->second,
             .words = text_of_kind(entry.kind),
             .subject = titles.at(entry.subject),
             .object = entry.object.id.empty() ? journal::ThingTitle{} : titles.at(entry.object)}
        );
    }
    return lines;
}

std::vector<FeedLine> read_feed(
    db::Reader& reader,
    const base::Viewer& viewer,
    const std::string& network_id,
    const journal::FeedFilter& filter
) {
    return describe_entries(
        reader, viewer, network_id, journal::feed(reader, viewer, network_id, filter)
    );
}

html::Html feed_page(const FeedPage& page) {
    const html::Html list =
        page.lines.empty()
            ? html::empty_state(
                  {.title = "Nothing here",
                   .content = html::Html("Nothing of this kind has happened that you may see.")}
              )
            : feed_list(page.lines, page.network.zone) + older_link(page);
    return html::page_heading(
               {.title = "Activity",
                .kicker = page.network.name,
                .lead = html::Html("What happened, newest first, as far as you may see it.")}
           ) +
           subject_filter(page) + list;
}

}  // namespace app
