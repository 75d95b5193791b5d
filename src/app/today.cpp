#include "app/today.hpp"

#include "platform/html/components.hpp"

#include <fmt/format.h>

#include <map>
#include <utility>

namespace app {
namespace {

html::Html due_text(std::optional<base::Date> due, base::Date today) {
    if (!due) {
        return html::Html("No date");
    }
    const std::int64_t days = base::days_between(today, *due);
    if (days < 0) {
        return html::format(
            "{} due {}",
            html::tag({base::days_text(-days) + " late", html::Tone::attention}),
            html::short_date(*due)
        );
    }
    if (days == 0) {
        return html::tag({"Due today", html::Tone::waiting});
    }
    return html::format("due {}", html::short_date(*due));
}

// Of a return that its partner is late with, for those who may remind it.
html::Html remind_link(const TodayPage& page, const measures::DueReturn& due) {
    const bool is_late = due.state != "submitted" && due.due_on < page.today;
    const bool is_reminded =
        due.reminded_at && base::date_in(*due.reminded_at, page.network.zone) == page.today;
    if (!page.reviews_returns || !is_late || is_reminded) {
        return {};
    }
    return html::button_link(
        {.label = "Remind",
         .url = html::url("/n/{}/returns/{}#remind", page.network.slug, due.id),
         .context = fmt::format("{} of {}", due.organisation_name, due.title)}
    );
}

html::Task return_task(const TodayPage& page, const measures::DueReturn& due, bool we_owe) {
    const html::Url url = html::url("/n/{}/returns/{}", page.network.slug, due.id);
    html::Html detail;
    if (due.state == "submitted") {
        detail =
            we_owe
                ? html::format("{} has sent it: accept it or send it back", due.organisation_name)
                : html::format("{} waits for the coordinator to look at it", due.organisation_name);
    } else if (due.state == "sent_back") {
        detail = html::format("Sent back to {} with reasons", due.organisation_name);
    } else {
        detail = html::format("A return from {}", due.organisation_name);
    }
    if (due.reminded_at) {
        detail += html::format(", reminded {}", html::time(*due.reminded_at, page.network.zone));
    }
    return {
        .title = due.title,
        .url = url,
        .detail = detail,
        .when = due_text(due.due_on, page.today),
        .action = remind_link(page, due)};
}

html::Task action_task(const TodayPage& page, const agenda::DueAction& action) {
    return {
        .title = action.title,
        .url = html::url("/n/{}/actions/{}", page.network.slug, action.id),
        .detail = action.owner.empty() ? html::Html("Nobody owns this action yet")
                                       : html::format("Owned by {}", action.owner),
        .when = due_text(action.due_on, page.today)};
}

html::Task proposal_task(const TodayPage& page, const network::Proposal& proposal) {
    return {
        .title = proposal.title,
        .url = html::url("/n/{}/agreements/{}", page.network.slug, proposal.id),
        .detail = html::format(
            "{} has proposed this agreement: accept it or decline it", proposal.proposed_by
        ),
        .when = html::format("from {}", html::short_date(proposal.starts_on))};
}

// A submitted return is owed an answer by the backbone; an asked one is owed by its partner.
bool we_owe(const TodayPage& page, const measures::DueReturn& due) {
    return due.state == "submitted" ? page.reviews_returns : due.is_mine;
}

// What is due first stands first, whatever it is; what has no date, last.
class Due {
public:
    void add(std::optional<base::Date> due_on, html::Task task) {
        constexpr base::Date never{9999, 12, 31};
        by_date_.emplace(due_on.value_or(never), std::move(task));
    }
    std::vector<html::Task> tasks() && {
        std::vector<html::Task> all;
        for (auto& [due_on, task] : by_date_) {
            all.push_back(std::move(task));
        }
        return all;
    }

private:
    std::multimap<base::Date, html::Task> by_date_;
};

struct Owed {
    Due by_us;
    Due to_us;
};

Owed sort_out(const TodayPage& page) {
    Owed owed;
    for (const measures::DueReturn& due : page.returns) {
        const bool ours = we_owe(page, due);
        (ours ? owed.by_us : owed.to_us).add(due.due_on, return_task(page, due, ours));
    }
    for (const agenda::DueAction& action : page.actions) {
        (action.is_mine ? owed.by_us : owed.to_us).add(action.due_on, action_task(page, action));
    }
    for (const network::Proposal& proposal : page.proposals) {
        owed.by_us.add(proposal.starts_on, proposal_task(page, proposal));
    }
    return owed;
}

html::Html task_section(
    const char* title,
    const std::vector<html::Task>& tasks,
    const char* empty_title,
    html::Html empty
) {
    return html::section(
        {.title = title,
         .content =
             tasks.empty()
                 ? html::empty_state({.title = empty_title, .content = std::move(empty), .level = 3}
                   )
                 : html::task_list({tasks})}
    );
}

html::Html title_link(const journal::ThingTitle& thing) {
    if (thing.title.empty()) {
        return {};
    }
    return thing.path.empty() ? html::escape(thing.title)
                              : html::link(html::Url::checked(thing.path), thing.title);
}

// From whose side the page speaks: the backbone's, or that of one of its many.
struct TodayWords {
    const char* ours;
    const char* nothing_ours;
    const char* theirs;
    const char* nothing_theirs;
    const char* about_theirs;
};
constexpr TodayWords words_of_backbone{
    "What we owe others",
    "Returns to look at, agreements to answer and actions you own will stand here.",
    "What is owed to us",
    "Nobody owes us anything now",
    "Ask a partner for a return, or give an action an owner, and it will stand here."};
constexpr TodayWords words_of_others{
    "Waiting for you",
    "Returns that you are asked for and actions you own will stand here.",
    "Waiting for others",
    "Nothing of yours is waiting for others",
    "Returns that you sent stand here until they are looked at. What everyone has promised is in "
    "the agenda, under Actions."};

html::Html today_actions(const TodayPage& page) {
    html::Html actions;
    if (page.reviews_returns) {
        actions +=
            html::button_link({"Ask for figures", html::url("/n/{}/returns/new", page.network.slug)}
            );
    }
    if (page.imports_data) {
        actions +=
            html::button_link({"Import a file", html::url("/n/{}/imports/new", page.network.slug)});
    }
    return actions;
}

}  // namespace

html::Html feed_list(const std::vector<FeedLine>& lines, std::string_view zone) {
    std::vector<html::Event> events;
    for (const FeedLine& line : lines) {
        html::Html what =
            html::format("{} {} {}", line.actor, line.words, title_link(line.subject));
        if (!line.object.title.empty() && line.object.title != line.subject.title) {
            what += html::format(" ({})", title_link(line.object));
        }
        events.push_back({.when = html::time(line.at, zone), .what = what});
    }
    return html::timeline({events});
}

html::Html today_page(const TodayPage& page) {
    Owed owed = sort_out(page);
    const html::Html news =
        page.news.empty()
            ? html::empty_state(
                  {.title = "Nothing has happened yet",
                   .content = html::Html("What members add, decide and finish will stand here."),
                   .level = 3}
              )
            : feed_list(page.news, page.network.zone) +
                  html::format(
                      R"(<p><a href="{}">All activity</a></p>)",
                      html::url("/n/{}/feed", page.network.slug)
                  );
    const TodayWords& words = page.reviews_returns ? words_of_backbone : words_of_others;
    return html::page_heading(
               {.title = "Today",
                .kicker = page.network.name,
                .lead =
                    page.person.empty()
                        ? html::date(page.today)
                        : html::format("Hello {}. It is {}.", page.person, html::date(page.today)),
                .actions = today_actions(page)}
           ) +
           task_section(
               words.ours,
               std::move(owed.by_us).tasks(),
               "Nothing is waiting for you",
               html::escape(words.nothing_ours)
           ) +
           task_section(
               words.theirs,
               std::move(owed.to_us).tasks(),
               words.nothing_theirs,
               html::escape(words.about_theirs)
           ) +
           html::section({.title = "What is new", .content = news});
}

}  // namespace app
