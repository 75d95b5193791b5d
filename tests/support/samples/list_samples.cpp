#include "support/samples/samples.hpp"

namespace samples {
namespace {

html::Html words(const Voice& say, std::string_view text) {
    return html::format("<p>{}</p>", say(text));
}

}  // namespace

std::vector<Sample> table_samples(const Voice& say) {
    const html::Html state = html::tag({.label = say("Submitted"), .tone = html::Tone::good});
    const html::Html waiting = html::tag({.label = say("Asked for"), .tone = html::Tone::waiting});
    html::Table partners{
        .caption = say("Partners of Riverbend"),
        .columns =
            {{.label = say("Partner"), .sort_key = say("name")},
             {.label = say("Kind"), .sort_key = say("kind")},
             {.label = say("Returns"), .numeric = true, .sort_key = say("returns")},
             {.label = say("Last return")},
             {.label = say("Actions"), .label_hidden = true}},
        .rows =
            {{html::link(html::Url("/o/1"), say("Riverbend Medical")),
              html::escape(say("GP practice")),
              html::Html("12"),
              state,
              html::link(html::Url("/ask"), say("Ask"))},
             {html::link(html::Url("/o/2"), say("Ngā Awa Health")),
              html::escape(say("Māori provider")),
              html::Html("9"),
              waiting,
              html::link(html::Url("/ask"), say("Ask"))},
             {html::link(html::Url("/o/3"), say("Harbour District Council")),
              html::escape(say("Council")),
              html::Html("0"),
              html::tag({.label = say("None asked for")}),
              html::link(html::Url("/ask"), say("Ask"))}},
        .sorting =
            {.base = html::Url("/partners").with("q", say("a")),
             .key = say("name"),
             .descending = true},
        .id = say("partners")};
    html::Table figures{
        .caption = say("Fully immunised at two years (%)"),
        .columns =
            {{.label = say("Year")},
             {.label = say("Māori"), .numeric = true},
             {.label = say("Pacific"), .numeric = true}},
        .rows =
            {{html::Html("2021"), html::Html("71.2"), html::Html("78.0")},
             html::Row::spanning(html::escape(say("From here ages 12 and over are counted."))),
             {html::Html("2022"), html::Html("74.9"), html::Html("80.1")}},
        .narrow = html::Table::Narrow::scroll};
    html::Table none = partners;
    none.rows.clear();
    none.if_empty = html::empty_state(
        {.title = say("No partners yet"), .content = words(say, "Invite the first one.")}
    );
    return {
        {"table", html::table(partners)},
        {"table_scroll", html::table(figures)},
        {"table_empty", html::table(none)}};
}

std::vector<Sample> message_samples(const Voice& say) {
    return {
        {"notice",
         html::notice(
             {.content = words(say, "Returns for the last quarter are open until 3 December.")}
         )},
        {"notice_good",
         html::notice({.content = words(say, "The target was saved."), .tone = html::Tone::good})},
        {"notice_waiting",
         html::notice(
             {.content = words(say, "The board has until 1 March to answer."),
              .tone = html::Tone::waiting,
              .title = say("Waiting for an answer")}
         )},
        {"notice_attention",
         html::notice(
             {.content = words(say, "212 rows were refused. Nothing was imported."),
              .tone = html::Tone::attention,
              .title = say("The file needs a look")}
         )},
        {"notice_stopped",
         html::notice(
             {.content = words(say, "It did not reach the families it was for."),
              .tone = html::Tone::stopped,
              .title = say("Stopped in May")}
         )},
        {"empty_state",
         html::empty_state(
             {.title = say("No needs yet"),
              .content = words(
                  say,
                  "A need is something people here have said. Write down the first one, with who "
                  "said it and when; priorities grow from it."
              ),
              .action = html::button_link(
                  {.label = say("Add a need"),
                   .url = html::Url("/needs/new"),
                   .kind = html::ButtonKind::primary}
              )}
         )},
        {"tags",
         html::format(
             "<p>{} {} {} {} {}</p>",
             html::tag({.label = say("Draft")}),
             html::tag({.label = say("Accepted"), .tone = html::Tone::good}),
             html::tag({.label = say("Under way"), .tone = html::Tone::waiting}),
             html::tag({.label = say("Sent back"), .tone = html::Tone::attention}),
             html::tag({.label = say("Stopped"), .tone = html::Tone::stopped})
         )},
    };
}

std::vector<Sample> list_samples(const Voice& say) {
    return {
        {"definition_list",
         html::definition_list(
             {.terms =
                  {{say("Counts"), words(say, "Children enrolled here who turned two in the year")},
                   {say("Source"),
                    words(say, "National Immunisation Register, edition of May 2026"),
                    html::link(html::Url("/change"), say("Change"))},
                   {say("Better is"), words(say, "Higher")}}}
         )},
        {"cards",
         html::cards(
             {.cards =
                  {{say("Every child protected by two"),
                    html::Url("/p/1"),
                    words(say, "Clinics on Saturdays, nurses at early learning centres."),
                    say("Priority"),
                    html::tag({.label = say("Under way"), .tone = html::Tone::waiting})},
                   {say("Warm, dry homes"),
                    html::Url("/p/2"),
                    words(say, "Curtains, insulation, and a landlord who answers."),
                    say("Priority"),
                    html::tag({.label = say("Agreed"), .tone = html::Tone::good})},
                   {say("Te Awa"),
                    {},
                    words(
                        say, "Someone to walk with, from the first letter to the last appointment."
                    ),
                    say("Priority"),
                    html::tag({.label = say("Proposed")}),
                    say("mi")}}}
         )},
        {"task_list",
         html::task_list(
             {.tasks =
                  {{say("Answer Ngā Awa Health on Saturday clinics"),
                    html::Url("/t/1"),
                    words(say, "Promised at the hui in May"),
                    html::tag({.label = say("3 days late"), .tone = html::Tone::attention}),
                    html::short_date({2026, 11, 19}),
                    html::button({.label = say("Done"), .kind = html::ButtonKind::secondary})},
                   {say("Return for the second quarter"),
                    html::Url("/t/2"),
                    words(say, "Asked for by the district"),
                    html::tag({.label = say("Due soon"), .tone = html::Tone::waiting}),
                    html::short_date({2026, 12, 3})}}}
         )},
        {"timeline",
         html::timeline(
             {.events =
                  {{html::short_date({2026, 5, 3}),
                    words(say, "A need was said: the clinic closes before the shift ends."),
                    words(say, "By a community member")},
                   {html::short_date({2026, 6, 14}),
                    words(say, "It became part of the priority Every child protected by two.")},
                   {html::short_date({2026, 8, 1}),
                    words(say, "Riverbend Medical opened on Saturdays.")}}}
         )},
        {"steps",
         html::steps(
             {.steps =
                  {{say("Listen"), words(say, "Forty-one conversations"), html::Step::State::done},
                   {say("Agree"),
                    words(say, "Four priorities, agreed in June"),
                    html::Step::State::current},
                   {say("Act"), {}, html::Step::State::ahead}}}
         )},
        {"said",
         html::said(
             {.words = words(
                  say, "I finish at six. The clinic shuts at five. So we go to the hospital."
              ),
              .by = say("A father of three"),
              .when = html::date({2026, 5, 3}),
              .lang = say("en")}
         )},
    };
}

}  // namespace samples
