// Pages of returns: the list, asking, the partner's answer, what was answered.
#pragma once

#include "base/figure.hpp"
#include "measures/returns/return_around.hpp"
#include "measures/returns/return_period.hpp"
#include "measures/returns/return_store.hpp"
#include "network/network.hpp"
#include "platform/html/html.hpp"
#include "platform/tables/sheet.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace measures {

struct ReturnListPage {
    network::Network network;
    std::vector<ReturnLine> lines{};
    ReturnFilter filter{};
    std::int64_t count = 0;
    base::Date today{};
    bool reviews = false;
    // For those who review: whose returns there may be, and what it takes to remind a partner.
    std::vector<network::OrganisationName> partners{};
    std::set<std::string, std::less<>> answering{};  // partners for which somebody can answer
    std::map<std::string, base::Instant, std::less<>> reminded{};  // by return
    std::string csrf{};
};
// Its state; how late it is, where the partner still owes it.
html::Html return_state_tag(const Return& one, base::Date today);
html::Html return_list_page(const ReturnListPage& page);
html::Url return_list_url(const network::Network& network, const ReturnFilter& filter);

struct ReturnAskPage {
    network::Network network;
    std::vector<Measure> measures{};
    std::map<std::string, ShownPeriods> shown{};  // by measure
    std::vector<network::OrganisationName> partners{};
    std::set<std::string, std::less<>> answering{};  // partners for which somebody can answer
    std::vector<network::Place> places{};
    AskForm form{};
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html return_ask_page(const ReturnAskPage& page);

// One row of figures that were sent: held by who may see them so, released for anyone else.
struct SentAnswer {
    std::optional<base::Drawn> numerator{};
    std::optional<base::Drawn> denominator{};
    std::optional<base::Drawn> value{};
    std::string note{};
};

struct ReturnTalk {
    std::string name{};
    ReturnMessage message{};
};

struct ReturnReminded {
    std::string by{};  // a name; "" where the viewer may not know it
    base::Instant at{};
};

struct ReturnPage {
    network::Network network;
    ReturnLine line;
    std::vector<ReturnRow> rows{};
    ReturnColumns columns{};
    int decimals = 0;
    // What the measure counts, in its own words.
    std::string definition{};
    std::string counted{};
    std::string counted_of{};
    std::string ethnicity_output{};  // of the measure, where it compares ethnicities
    bool is_share = false;           // of people: more counted than there are is to be explained
    // By row. Empty where the viewer may not see figures.
    std::vector<SentAnswer> sent{};
    std::vector<SentAnswer> last{};  // what was sent for the period before
    std::string last_period{};
    std::vector<ReturnTalk> talk{};
    std::optional<ReturnReminded> reminded{};
    bool is_delegate = false;
    bool reviews = false;
    // Partners whose figures for the same place and period are accepted; and as the form sends
    // them.
    std::vector<std::string> accepted_beside{};
    std::string beside{};
    ReturnAround around{};        // of one that may be accepted
    std::string submission{};     // submission_text
    bool sees_as_sent = false;    // otherwise what may be released of the figures
    bool can_be_answered = true;  // somebody of the partner has an account
    std::string other_length{};   // other_length_words, where its figures are not of one length
    bool is_shown = true;         // the measure shows a figure for its place and period
    base::Date today{};
    std::string csrf{};

    // The partner's form.
    std::vector<AnswerRow> answer{};
    std::string version{};         // of what the form was drawn from
    std::string groups_version{};  // of its rows

    base::FieldErrors errors{};
    std::string words{};  // typed into the form of words that `errors` name
};
html::Html return_page(const ReturnPage& page);
// Its figures that were sent, as the page shows them to this viewer.
tables::Sheet sent_sheet(const ReturnPage& page);
// Who sees the figures of the return, and how.
html::Html who_sees_figures(const ReturnPage& page);
// The field that errors of the form of words named: "words-send-back".
std::string words_field(const char* verb);
// A text area of words and the button that sends them to the return's address `verb`.
html::Html return_words_form(
    const ReturnPage& page, const char* verb, const char* label, const char* button, bool optional
);
// What those who review it may do, for return_page.
html::Html return_review(const ReturnPage& page);
html::Html return_reminder(const ReturnPage& page);
// The table to be filled in, for return_page.
html::Html answer_form(const ReturnPage& page);
// For the partner, while nobody has decided on what it submitted.
html::Html retract_part(const ReturnPage& page);

}  // namespace measures
