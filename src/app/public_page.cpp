#include "app/public_page.hpp"

#include "platform/html/components.hpp"

#include <array>

namespace app {
namespace {

html::Html measure_link(const network::Network& network, const measures::MeasureCard& measure) {
    return html::link(
        html::url("/n/{}/measures/{}", network.slug, measure.slug), "More about " + measure.name
    );
}

// The gap of another place is told with its figure: it is not the network's own.
html::Html measure_block(const network::Network& network, const measures::MeasureCard& measure) {
    const bool has_gap = measure.is_elsewhere && !measure.gap.empty();
    return html::format(
        R"(<div class="measure"><div><p class="measure-sentence">{}</p>{}{}<p>{}</p></div>)"
        R"(<div class="measure-chart">{}</div><div class="measure-more">{}{}</div></div>)",
        measure.sentence,
        measure.change.empty() ? html::Html() : html::format("<p>{}</p>", measure.change),
        has_gap ? html::format("<p>{}</p>", measure.gap) : html::Html(),
        measure_link(network, measure),
        measure.spark,
        measure.groups,
        measure.source
    );
}

std::vector<measures::MeasureCard> measures_of(
    const PublicPage& page, const agenda::OutcomeSummary& outcome
) {
    std::vector<measures::MeasureCard> served;
    for (const measures::MeasureCard& measure : page.measures) {
        if (measure.outcome_id == outcome.id) {
            served.push_back(measure);
        }
    }
    return served;
}

html::Html outcome_block(const PublicPage& page, const agenda::OutcomeSummary& outcome) {
    return html::format(
        R"(<div class="outcome"><h4>{}</h4>{}{}{}</div>)",
        outcome.title,
        agenda::standing_tag(page.agenda, outcome.standing),
        html::paragraphs(outcome.public_text),
        html::join(
            measures_of(page, outcome),
            [&](const measures::MeasureCard& measure) {
                return measure_block(page.network, measure);
            }
        )
    );
}

html::Html needs_line(const agenda::PrioritySummary& priority) {
    if (priority.needs.empty()) {
        return {};
    }
    return html::format(
        R"(<div class="told"><p>It answers what people told us:</p><ul>{}</ul></div>)",
        html::join(
            priority.needs,
            [](const std::string& need) { return html::format("<li>{}</li>", need); }
        )
    );
}

html::Html actions_line(const PublicPage& page, const agenda::PrioritySummary& priority) {
    const int all = priority.actions_open + priority.actions_done;
    if (all == 0) {
        return {};
    }
    return html::format(
        R"(<p><a href="{}">{} of {} actions are done</a>.</p>)",
        html::url("/n/{}/actions", page.network.slug).with("priority", priority.id),
        priority.actions_done,
        all
    );
}

html::Html priority_block(const PublicPage& page, const agenda::PrioritySummary& priority) {
    const html::Html outcomes =
        html::join(priority.outcomes, [&](const agenda::OutcomeSummary& outcome) {
            return outcome_block(page, outcome);
        });
    return html::format(
        R"(<div class="priority">{}</div>)",
        html::section(
            {.title = priority.title,
             .content = agenda::standing_tag(page.agenda, priority.standing) +
                        html::paragraphs(priority.public_text) + needs_line(priority) + outcomes +
                        actions_line(page, priority),
             .level = 3}
        )
    );
}

std::vector<agenda::PrioritySummary> priorities_in(const PublicPage& page, std::string_view scope) {
    std::vector<agenda::PrioritySummary> chosen;
    for (const agenda::PrioritySummary& priority : page.agenda.priorities) {
        if (priority.scope == scope) {
            chosen.push_back(priority);
        }
    }
    return chosen;
}

html::Html version_line(const PublicPage& page, bool is_proposed) {
    const html::Html whole =
        html::link(html::url("/n/{}/agenda", page.network.slug), "Read the whole agenda");
    if (page.agenda.adopted_on) {
        return html::format(
            R"(<p class="source">Agenda version {}, adopted {}. {}</p>)",
            page.agenda.version,
            html::date(*page.agenda.adopted_on),
            whole
        );
    }
    return is_proposed
               ? html::format(
                     R"(<p class="source">The partners have not adopted this agenda yet. {}</p>)",
                     whole
                 )
               : html::Html();
}

html::Html agreed_section(const PublicPage& page) {
    const auto priorities = priorities_in(page, "in_scope");
    const bool is_proposed =
        !page.agenda.adopted_on && !(priorities.empty() && page.agenda.vision.empty());
    html::Html content;
    if (!page.agenda.vision.empty()) {
        content = html::format(
            R"(<div class="vision">{}{}</div>)",
            agenda::standing_tag(page.agenda, page.agenda.vision_standing),
            html::paragraphs(page.agenda.vision)
        );
    }
    if (priorities.empty()) {
        content += html::empty_state(
            {.title = "Nothing is agreed yet",
             .content = html::Html("The priorities of this network will stand here once its "
                                   "partners have agreed on them."),
             .level = 3}
        );
    }
    content += html::join(priorities, [&](const agenda::PrioritySummary& priority) {
        return priority_block(page, priority);
    });
    content += version_line(page, is_proposed);
    return html::section(
        {.title = is_proposed ? "What is proposed, and how it is going"
                              : "What we agreed, and how it is going",
         .content = content,
         .id = "agreed"}
    );
}

html::Html gaps_section(const PublicPage& page) {
    html::Html items;
    for (const measures::MeasureCard& measure : page.measures) {
        if (!measure.gap.empty() && !measure.is_elsewhere) {
            items +=
                html::format("<li>{} {}</li>", measure.gap, measure_link(page.network, measure));
        }
    }
    if (items.empty()) {
        return {};
    }
    return html::section(
        {.title = "For whom it is not working yet",
         .content = html::format(R"(<ul class="gaps">{}</ul>)", items),
         .id = "gaps"}
    );
}

html::Html left_out_section(const PublicPage& page) {
    html::Html items;
    for (const char* scope : {"stopped", "out_of_scope"}) {
        for (const agenda::PrioritySummary& priority : priorities_in(page, scope)) {
            items += html::format(
                "<li><strong>{}</strong> {} {}</li>",
                priority.title,
                html::tag(
                    {std::string_view(scope) == "stopped" ? "Stopped" : "Out of scope",
                     html::Tone::stopped}
                ),
                priority.scope_reason
            );
        }
    }
    if (items.empty()) {
        return {};
    }
    return html::section(
        {.title = "What we do not do, and why",
         .content = html::format("<ul>{}</ul>", items),
         .id = "not-done"}
    );
}

html::Html partners_section(const PublicPage& page) {
    if (page.partners.empty()) {
        return {};
    }
    return html::section(
        {.title = "Who is part of it",
         .content = html::format(
             R"(<ul class="names">{}</ul>)",
             html::join(
                 page.partners,
                 [&](const network::OrganisationName& partner) {
                     return html::format(
                         "<li>{}</li>",
                         html::link(
                             html::url("/n/{}/partners/{}", page.network.slug, partner.id),
                             partner.name
                         )
                     );
                 }
             )
         ),
         .id = "partners"}
    );
}

html::Html words_section(const PublicPage& page) {
    if (page.words.empty()) {
        return {};
    }
    std::vector<html::Term> terms;
    for (const agenda::GlossaryWord& word : page.words) {
        terms.push_back(
            {.term = word.term,
             .description = html::paragraphs(word.definition),
             .lang = word.language}
        );
    }
    return html::section(
        {.title = "Our words", .content = html::definition_list({terms}), .id = "words"}
    );
}

html::Html loose_measures(const PublicPage& page) {
    html::Html blocks;
    for (const measures::MeasureCard& measure : page.measures) {
        if (measure.outcome_id.empty()) {
            blocks += measure_block(page.network, measure);
        }
    }
    return blocks.empty() ? blocks : html::section({.title = "We also watch", .content = blocks});
}

// Links to the parts that are there, for those who would scroll far.
html::Html jump_links(const std::vector<html::Html>& parts) {
    struct Jump {
        html::Literal address;
        std::string_view words;
    };
    constexpr std::array jumps{
        Jump{"#agreed", "How it is going"},
        Jump{"#gaps", "For whom it is not working yet"},
        Jump{"#not-done", "What we do not do"},
        Jump{"#partners", "Who is part of it"},
        Jump{"#words", "Our words"}};
    html::Html items;
    for (std::size_t i = 0; i < jumps.size(); ++i) {
        if (!parts[i].empty()) {
            items += html::format(
                "<li>{}</li>", html::link(html::Url(jumps[i].address), jumps[i].words)
            );
        }
    }
    return html::format(R"(<nav class="jumps" aria-label="On this page"><ul>{}</ul></nav>)", items);
}

}  // namespace

html::Html public_page(const PublicPage& page) {
    const html::Html agreed = agreed_section(page);
    const html::Html gaps = gaps_section(page);
    const html::Html left_out = left_out_section(page);
    const html::Html partners = partners_section(page);
    const html::Html words = words_section(page);
    return html::page_heading(
               {.title = page.network.name, .lead = html::paragraphs(page.network.purpose)}
           ) +
           jump_links({agreed, gaps, left_out, partners, words}) + agreed + gaps +
           loose_measures(page) + left_out + partners + words;
}

}  // namespace app
