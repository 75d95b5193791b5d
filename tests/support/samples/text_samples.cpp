#include "support/samples/figures.hpp"
#include "support/samples/samples.hpp"

namespace samples {

std::vector<Sample> text_samples(const Voice& say) {
    return {
        {"te_reo",
         html::format("<p>The centre of the district is {}.</p>", html::te_reo(say("Whakatāne")))},
        {"visually_hidden", html::visually_hidden(say("of Riverbend Medical"))},
        {"date", html::date({2026, 11, 22}) + html::Html(" ") + html::short_date({2026, 11, 22})},
        {"time", html::time(base::Instant{1'795'297'500'000'000})},
        {"link", html::link(html::Url("/n/riverbend"), say("Riverbend"))},
        {"link_refused", html::link(html::Url::checked("javascript:alert(1)"), say("Not a link"))},
        {"paragraphs", html::paragraphs(say("First line\nsecond line\n\nSecond paragraph"))},
        {"figure_text",
         html::figure_text(
             {.figure = reported(71.62, 70.2, 73.04),
              .decimals = 1,
              .unit = say("%"),
              .show_interval = true}
         )},
        {"figure_text_suppressed",
         html::figure_text({.figure = absent(base::FigureState::suppressed)})},
        {"figure_text_missing", html::figure_text({.figure = absent(base::FigureState::missing)})},
        {"figure_text_not_collected",
         html::figure_text({.figure = absent(base::FigureState::not_collected)})},
    };
}

std::vector<Sample> page_samples(const Voice& say) {
    return {
        {"document",
         html::document(
             {.title = say("Measures"),
              .head = {},
              .body = html::Html("<p>Body</p>"),
              .lang = say("en-NZ")}
         )},
        {"skip_link", html::skip_link()},
        {"page_heading",
         html::page_heading(
             {.title = say("Every child protected by two"),
              .kicker = say("Priority"),
              .lead = html::format(
                  "<p>{}</p>", say("Services reach every family early, in places they already go.")
              ),
              .actions =
                  html::button_link({.label = say("Edit the priority"), .url = html::Url("/edit")})}
         )},
        {"section",
         html::section(
             {.title = say("What is happening"),
              .content = html::format("<p>{}</p>", say("Three clinics open on Saturdays.")),
              .id = say("happening"),
              .actions = html::link(html::Url("/all"), say("All initiatives"))}
         )},
        {"columns",
         html::columns(
             {.main = html::format("<p>{}</p>", say("Main words")),
              .side = html::format("<p>{}</p>", say("Beside them")),
              .side_label = say("About this page")}
         )},
        {"side_by_side",
         html::side_by_side(
             {html::format("<h3>For everyone</h3><p>{}</p>", say("We will open on Saturdays.")),
              html::format(
                  "<h3>Among ourselves</h3><p>{}</p>", say("Two more nurses are needed by March.")
              )}
         )},
    };
}

std::vector<Sample> all_samples(const Voice& say) {
    std::vector<Sample> all;
    for (const auto& make :
         {text_samples,
          page_samples,
          navigation_samples,
          field_samples,
          form_samples,
          table_samples,
          message_samples,
          list_samples,
          chart_samples}) {
        for (Sample& sample : make(say)) {
            all.push_back(std::move(sample));
        }
    }
    return all;
}

}  // namespace samples
