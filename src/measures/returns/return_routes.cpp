#include "measures/returns/return_routes.hpp"

#include "base/text.hpp"
#include "measures/measure_store.hpp"
#include "measures/period.hpp"
#include "measures/requested.hpp"
#include "measures/returns/return_contact_store.hpp"
#include "measures/returns/return_period.hpp"
#include "measures/returns/return_reminder_store.hpp"
#include "measures/returns/return_work.hpp"
#include "measures/routes.hpp"
#include "platform/auth/auth.hpp"
#include "platform/download/download.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace measures {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

constexpr int returns_a_page = 50;

ReturnFilter read_return_filter(const Request& request) {
    const std::string text = request.query.text("page");
    int page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    return {
        .state = request.query.text("state"),
        .organisation_id = request.query.text("partner"),
        .limit = returns_a_page,
        .offset = (std::clamp(page, 1, 100'000) - 1) * returns_a_page};
}

Response download_returns(
    const Request& request,
    Context& context,
    const network::Network& network,
    const std::vector<ReturnLine>& lines
) {
    std::vector<tables::Row> rows;
    for (const ReturnLine& line : lines) {
        rows.push_back(
            {line.measure_name,
             line.organisation_name,
             line.place_name,
             line.one.period_start,
             line.one.period_end,
             line.one.due_on,
             std::string(return_state_label(line.one.state))}
        );
    }
    return download::answer(
        request,
        context,
        {.stem = network.slug + "-returns", .title = "Returns", .author = network.name},
        {.name = "Returns",
         .header = {"Measure", "Partner", "Place", "From", "To", "Due", "State"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response list_returns_page(const Request& request, Context& context) {
    const base::Viewer& viewer = context.viewer();
    if (viewer.holds(Permission::review_returns, context.scope()) && lacks_second_step(context)) {
        return http::redirect(auth::second_factor_page(request));
    }
    db::Reader reader = context.database().read();
    const network::Network network = requested_network(reader, context, request);
    const ReturnRights rights = return_rights(reader, viewer, network.id, context.now());
    ReturnFilter filter = read_return_filter(request);
    if (download::is_asked(request)) {
        filter.limit = 100'000;
        filter.offset = 0;
        return download_returns(
            request, context, network, list_returns(reader, rights, network.id, filter)
        );
    }
    ReturnListPage page{
        .network = network,
        .lines = list_returns(reader, rights, network.id, filter),
        .filter = filter,
        .count = count_returns(reader, rights, network.id, filter),
        .today = base::date_in(context.now(), network.zone),
        .reviews = rights.reviews,
        .csrf = context.csrf_token()};
    if (rights.reviews) {
        page.partners = network::list_partner_names(reader, viewer, network.id, context.now());
        page.answering = list_answering_partners(reader, network.id, page.today);
        page.reminded = list_last_reminders(reader, network.id);
    }
    return http::page({.title = "Returns", .main = return_list_page(page), .nav = "returns"});
}

std::vector<network::Place> places_to_ask(
    db::Reader& reader, const Context& context, const network::Network& network
) {
    return network::places_to_choose(
        network::list_places(reader, context.viewer(), network.id),
        base::date_in(context.now(), network.zone)
    );
}

Response ask_response(db::Reader& reader, Context& context, ReturnAskPage page) {
    page.measures = list_measures(reader, context.viewer(), page.network.id);
    page.shown = list_shown_periods_of_all(reader, page.network.id);
    page.partners =
        network::list_partner_names(reader, context.viewer(), page.network.id, context.now());
    page.answering = list_answering_partners(
        reader, page.network.id, base::date_in(context.now(), page.network.zone)
    );
    page.places = places_to_ask(reader, context, page.network);
    page.csrf = context.csrf_token();
    const std::string title = page.errors.empty() ? "Ask for figures" : "Error: Ask for figures";
    return http::page(
        {.title = title, .main = return_ask_page(page), .nav = "returns"},
        page.errors.empty() ? 200 : 422
    );
}

Response new_return(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const network::Network network = requested_network(reader, context, request);
    AskForm form{.measure = request.query.text("measure")};
    if (const auto measure = find_measure(reader, context.viewer(), network.id, form.measure)) {
        if (const auto next = following_period(list_shown_periods(reader, measure->id))) {
            form.period_start = next->start.iso();
            form.period_end = next->end.iso();
        }
    }
    return ask_response(reader, context, {.network = network, .form = form});
}

// Figures of another length than the measure's would not be drawn.
void refuse_other_length(db::Reader& reader, const Return& like, base::FieldErrors& errors) {
    const ShownPeriods shown = list_shown_periods(reader, like.measure_id);
    const std::string words = other_length_words(shown, {like.period_start, like.period_end});
    if (!words.empty()) {
        const bool is_of_days = shown.front().start == shown.front().end;
        errors.push_back(
            {"period_end",
             fmt::format(
                 "This period is {}, and the two would not be drawn together: ask for {}{}.",
                 words,
                 length_words(shown.front()),
                 is_of_days ? ", the same date as first and last day" : ""
             )}
        );
    }
}

// What the form names, in this network; a mistake for what is not there.
Return read_ask(
    db::Reader& reader,
    const Context& context,
    const network::Network& network,
    const AskForm& form,
    base::FieldErrors& errors
) {
    Return like{.network_id = network.id};
    if (const auto measure = find_measure(reader, context.viewer(), network.id, form.measure)) {
        like.measure_id = measure->id;
    } else if (!form.measure.empty()) {
        errors.push_back({"measure", "This network has no such measure."});
    }
    const auto places = places_to_ask(reader, context, network);
    const bool has_place = std::any_of(places.begin(), places.end(), [&](const auto& place) {
        return place.id == form.place_id;
    });
    if (!has_place && !form.place_id.empty()) {
        errors.push_back({"place_id", "This network has no such place today."});
    }
    like.place_id = form.place_id;
    for (const std::string& id : form.organisation_ids) {
        if (!network::find_organisation(reader, context.viewer(), network.id, id)) {
            errors.push_back({"organisation_ids", "This network has no such partner."});
        }
    }
    if (errors.empty()) {
        like.period_start = *base::parse_date(form.period_start);
        like.period_end = *base::parse_date(form.period_end);
        like.due_on = *base::parse_date(form.due_on);
        refuse_other_length(reader, like, errors);
    }
    return like;
}

// Whom the asking reached, and whom it did not.
std::string asked_words(
    db::Reader& reader,
    const Context& context,
    const network::Network& network,
    const AskForm& form,
    std::size_t made
) {
    if (made == 0) {
        return "Nothing was asked: these partners were asked for the same before.";
    }
    const auto answering =
        list_answering_partners(reader, network.id, base::date_in(context.now(), network.zone));
    std::vector<std::string> unreached;
    for (const std::string& id : form.organisation_ids) {
        if (!answering.contains(id)) {
            unreached.push_back(
                network::find_organisation(reader, context.viewer(), network.id, id)->name
            );
        }
    }
    const std::string asked =
        made == 1 ? "1 partner was asked" : fmt::format("{} partners were asked", made);
    if (unreached.empty()) {
        return asked + (made == 1 ? ", and is told by e-mail." : ", and are told by e-mail.");
    }
    return fmt::format(
        "{}. Nobody is told, nor can answer, for {}: invite someone as its delegate.",
        asked,
        fmt::join(unreached, ", ")
    );
}

Response ask_for_figures(const Request& request, Context& context) {
    db::Transaction transaction = context.database().write();
    const network::Network network = requested_network(transaction, context, request);
    const AskForm form{
        .measure = request.form.text("measure"),
        .organisation_ids = request.form.all("organisation_ids"),
        .place_id = request.form.text("place_id"),
        .period_start = request.form.text("period_start"),
        .period_end = request.form.text("period_end"),
        .due_on = request.form.text("due_on"),
        .words = request.form.text("words")};
    base::FieldErrors errors = validate(form, base::date_in(context.now(), network.zone));
    const Return like = read_ask(transaction, context, network, form, errors);
    if (!errors.empty()) {
        return ask_response(
            transaction, context, {.network = network, .form = form, .errors = errors}
        );
    }
    const std::size_t made =
        ask_for_returns({transaction, context.now(), context.viewer()}, like, form).size();
    const std::string words = asked_words(transaction, context, network, form, made);
    transaction.commit();
    return http::with_notice(http::redirect(html::url("/n/{}/returns", network.slug)), words);
}

Response show_return(const Request& request, Context& context) {
    if (lacks_second_step(context)) {
        return http::redirect(auth::second_factor_page(request));
    }
    const RequestedReturn requested = read_requested_return(context, request);
    return return_response(context, requested, {}, {}, &request);
}

using WordsAct = void (*)(const ReturnStep&, const Return&, const std::string&);

// A form of words about a return that changes it.
http::Handler words_handler(const char* verb, WordsAct act, bool needs_words, const char* notice) {
    return [verb, act, needs_words, notice](const Request& request, Context& context) {
        const std::string words = request.form.text("words");
        const RequestedReturn requested = read_requested_return(context, request);
        const auto refused = [&](const char* why) {
            return return_response(
                context, requested, {.words = words}, {{words_field(verb), why}}
            );
        };
        if (needs_words && words.empty()) {
            return refused("Say it in a few words.");
        }
        if (base::length(words) > 10'000) {
            return refused("At most 10,000 characters, please.");
        }
        context.database().change([&](db::Transaction& transaction) {
            act({transaction, context.now(), context.viewer()}, requested.line.one, words);
        });
        return http::with_notice(http::redirect(requested.url()), notice);
    };
}

}  // namespace

http::Routes return_routes() {
    using http::Method;
    const auto reads = http::in_network(Permission::read_internal);
    const auto reviews = http::in_network(Permission::review_returns);
    const std::string one = "/n/{network}/returns/{return}";
    return {
        {Method::get, "/n/{network}/returns", reads, list_returns_page},
        {Method::get, "/n/{network}/returns/new", reviews, new_return},
        {Method::post, "/n/{network}/returns", reviews, ask_for_figures},
        {Method::get, one, reads, show_return},
        {Method::post,
         one + "/messages",
         reads,
         words_handler("messages", say_about_return, true, "The message was added.")},
        {Method::post,
         one + "/send-back",
         reviews,
         words_handler("send-back", send_back_return, true, "The return was sent back.")},
        {Method::post,
         one + "/withdraw",
         reviews,
         words_handler(
             "withdraw",
             withdraw_return,
             false,
             "The return was withdrawn; it can be asked for again."
         )},
    };
}

}  // namespace measures
