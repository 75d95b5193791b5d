#include "app/feed.hpp"

#include "app/backup_record.hpp"
#include "platform/auth/auth.hpp"
#include "platform/html/components.hpp"
#include "platform/journal/thread.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace app {
namespace {

journal::KindWords words_of(const std::string& kind) {
    const auto found = words_of_kinds().find(kind);
    return found == words_of_kinds().end() ? journal::KindWords{kind, kind} : found->second;
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

// Kinds that come in crowds, as when a file names new places: a run of one actor is told in one
// line.
struct CrowdWords {
    std::string_view kind;
    std::string_view words;
    std::string_view things;
    std::string_view folder;  // of the page that lists them, within the network
};
constexpr std::array<CrowdWords, 2> crowds{{
    {"place.added", "added", "places", "places"},
    {"place.removed", "removed", "places that nothing used", ""},
}};

const CrowdWords* crowd_of(const std::string& kind) {
    const auto found = std::find_if(crowds.begin(), crowds.end(), [&](const CrowdWords& crowd) {
        return crowd.kind == kind;
    });
    return found == crowds.end() ? nullptr : &*found;
}

// Entries told in one line, newest first.
struct Run {
    journal::FeedEntry newest;
    journal::FeedEntry oldest;
    std::size_t count = 1;
    bool may_go_on = false;  // older ones of it were not looked at
};

bool belongs_to(const Run& run, const journal::FeedEntry& entry) {
    return crowd_of(entry.kind) != nullptr && entry.kind == run.oldest.kind &&
           entry.actor == run.oldest.actor && run.oldest.at < entry.at + base::hours(1);
}

constexpr int entries_at_once = 200;
constexpr int most_reads = 10;

// As many runs as the filter wants lines.
std::vector<Run> read_runs(
    db::Reader& reader,
    const base::Viewer& viewer,
    const std::string& network_id,
    const journal::FeedFilter& filter
) {
    std::vector<Run> runs;
    journal::FeedFilter part = filter;
    part.limit = entries_at_once;
    for (int reads = 0; reads < most_reads; ++reads) {
        const auto entries = journal::feed(reader, viewer, network_id, part);
        for (const journal::FeedEntry& entry : entries) {
            if (!runs.empty() && belongs_to(runs.back(), entry)) {
                runs.back().oldest = entry;
                ++runs.back().count;
            } else if (runs.size() == static_cast<std::size_t>(filter.limit)) {
                return runs;
            } else {
                runs.push_back({.newest = entry, .oldest = entry});
            }
        }
        if (entries.size() < static_cast<std::size_t>(entries_at_once)) {
            return runs;
        }
        part.before = entries.back().id;
    }
    runs.back().may_go_on = crowd_of(runs.back().oldest.kind) != nullptr;
    return runs;
}

void tell_as_crowd(FeedLine& line, const Run& run, const std::string& slug) {
    const CrowdWords& crowd = *crowd_of(run.newest.kind);
    line.entry_id = run.oldest.id;
    line.words = crowd.words;
    line.subject = {
        fmt::format("{}{} {}", run.may_go_on ? "more than " : "", run.count, crowd.things),
        crowd.folder.empty() ? "" : fmt::format("/n/{}/{}", slug, crowd.folder)};
}

// What the reader may not see, or is gone, has no name.
void call_nameless(FeedLine& line, const journal::Thing& subject) {
    constexpr std::string_view joint = " of";
    if (!line.subject.title.empty()) {
        return;
    }
    if (subject.kind == "person") {
        line.subject.title = "someone";
    } else if (line.words.ends_with(joint)) {
        line.words.resize(line.words.size() - joint.size());
    }
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

const std::map<std::string_view, journal::KindWords>& words_of_kinds() {
    static const std::map<std::string_view, journal::KindWords> words = [] {
        std::map<std::string_view, journal::KindWords> all;
        for (const auto& module :
             {network::journal_words(),
              agenda::journal_words(),
              measures::journal_words(),
              auth::journal_words(),
              backup_words(),
              journal::thread_words()}) {
            for (const journal::KindWords& kind : module) {
                all.emplace(kind.kind, kind);
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
        const journal::KindWords words = words_of(entry.kind);
        std::string actor = entry.actor.empty() ? "Braid" : "Someone";
        lines.push_back(
            {.entry_id = entry.id,
             .at = entry.at,
             .actor = name == names.end() ? actor : name->second,
             .words = std::string(words.words),
             .subject = words.is_of_oneself ? journal::ThingTitle{} : titles.at(entry.subject),
             .object = entry.object.id.empty() ? journal::ThingTitle{} : titles.at(entry.object)}
        );
        if (!words.is_of_oneself) {
            call_nameless(lines.back(), entry.subject);
        }
    }
    return lines;
}

std::vector<FeedLine> read_feed(
    db::Reader& reader,
    const base::Viewer& viewer,
    const std::string& network_id,
    const journal::FeedFilter& filter
) {
    const std::vector<Run> runs = read_runs(reader, viewer, network_id, filter);
    std::vector<journal::FeedEntry> entries;
    for (const Run& run : runs) {
        entries.push_back(run.newest);
    }
    std::vector<FeedLine> lines = describe_entries(reader, viewer, network_id, entries);
    const std::string slug = network::get_network_by_id(reader, viewer, network_id).slug;
    for (std::size_t at = 0; at < runs.size(); ++at) {
        if (runs[at].count > 1) {
            tell_as_crowd(lines[at], runs[at], slug);
        }
    }
    return lines;
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
