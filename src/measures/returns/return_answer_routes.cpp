// Routes of those who answer for a partner.
#include "measures/measure_store.hpp"
#include "measures/returns/return_answer_file.hpp"
#include "measures/returns/return_routes.hpp"
#include "measures/returns/return_work.hpp"
#include "measures/routes.hpp"
#include "platform/download/download.hpp"

namespace measures {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

Response download_template(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const RequestedReturn requested = own_return(reader, context, request);
    if (!download::is_asked(request)) {
        return http::redirect(requested.url());
    }
    const auto header = answer_header(return_columns(requested.measure.unit));
    std::vector<tables::Row> rows;
    for (const ReturnRow& row : requested.rows) {
        tables::Row cells(header.size());
        cells.front() = row.label;
        rows.push_back(std::move(cells));
    }
    return download::answer(
        request,
        context,
        {.stem = requested.measure.slug + "-return",
         .title = requested.measure.name,
         .author = requested.network.name},
        {.name = "Return", .header = header, .rows = tables::rows_of(std::move(rows))}
    );
}

RequestedReturn read_own_return(const Context& context, const Request& request) {
    db::Reader reader = context.database().read();
    return own_return(reader, context, request);
}

// Shows what was read in the form; nothing is kept until it is saved or submitted there.
Response upload_answer(const Request& request, Context& context) {
    const RequestedReturn requested = read_own_return(context, request);
    base::FieldErrors errors;
    const auto answer = read_answer_file(
        request.form.file("file"), return_columns(requested.measure.unit), requested.rows, errors
    );
    if (!errors.empty()) {
        if (errors.size() > 20) {
            errors.resize(20);
        }
        return return_response(context, requested, {}, errors);
    }
    const AnswerReading reading =
        read_answer(requested.measure.unit, requested.rows, answer, false);
    return return_response(context, requested, {.answer = answer}, reading.errors);
}

Response save_answer(const Request& request, Context& context) {
    const bool is_submitted = request.form.text("act") == "submit";
    const RequestedReturn requested = read_own_return(context, request);
    const auto answer = read_answer_form(request.form, requested.rows);
    AnswerReading reading =
        read_answer(requested.measure.unit, requested.rows, answer, is_submitted);
    if (request.form.text("groups") != groups_version_of(requested.rows)) {
        reading.errors.push_back(
            {"act",
             "The groups of this measure have changed since you opened this page. What you typed "
             "is "
             "still here, beside the group it was typed for: see that it is right, and send it "
             "again."}
        );
    }
    const Return& one = requested.line.one;
    context.database().change([&](db::Transaction& transaction) {
        const ReturnStep step{transaction, context.now(), context.viewer()};
        hold_for_answer(step, one);
        const auto kept = list_return_values(transaction, one.id);
        if (request.form.text("version") != version_of(kept)) {
            reading.errors.push_back(
                {"act",
                 "Someone of your organisation saved other figures since you opened this page. "
                 "What you typed is still here: saving now puts it in their place."}
            );
        }
        if (!reading.errors.empty()) {
            return;
        }
        if (is_submitted) {
            submit_return(step, one, reading.values);
        } else {
            save_return(step, one, reading.values);
        }
    });
    if (!reading.errors.empty()) {
        return return_response(context, requested, {.answer = answer}, reading.errors);
    }
    return http::with_notice(
        http::redirect(requested.url()),
        is_submitted ? "Thank you: the figures were submitted." : "Saved. Nobody else sees it yet."
    );
}

// Why what was submitted cannot be taken back any more.
std::string moved_on_words(const std::string& state) {
    if (state == "accepted") {
        return "These figures were accepted already: write below what is to be corrected, and the "
               "acceptance can be taken back.";
    }
    if (state == "withdrawn") {
        return "These figures are no longer needed: nothing is to be corrected.";
    }
    return "These figures are open to you already: correct them and submit them again.";
}

Response take_back_answer(const Request& request, Context& context) {
    const RequestedReturn requested = read_own_return(context, request);
    std::string words = "The figures are yours again: correct them and submit them again.";
    context.database().change([&](db::Transaction& transaction) {
        const Return& one = requested.line.one;
        if (!retract_return({transaction, context.now(), context.viewer()}, one)) {
            words = moved_on_words(find_return_by_id(transaction, one.id)->one.state);
        }
    });
    return http::with_notice(http::redirect(requested.url()), words);
}

}  // namespace

http::Routes return_answer_routes() {
    using http::Method;
    const auto answers = http::in_network(Permission::answer_returns);
    const std::string one = "/n/{network}/returns/{return}";
    return {
        {Method::post, one + "/answer", answers, save_answer},
        {Method::post, one + "/retract", answers, take_back_answer},
        {Method::get, one + "/template", answers, download_template},
        {Method::post, one + "/upload", answers, upload_answer},
    };
}

}  // namespace measures
