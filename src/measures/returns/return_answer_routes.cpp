// Routes of those who answer for a partner.
#include "measures/measure_store.hpp"
#include "measures/returns/return_routes.hpp"
#include "measures/returns/return_work.hpp"
#include "measures/routes.hpp"
#include "platform/download/download.hpp"
#include "platform/tables/reader.hpp"
#include "platform/tables/work_folder.hpp"

#include <algorithm>
#include <fstream>

namespace measures {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

constexpr const char* group_header = "Group";

std::vector<std::string> template_header(const ReturnColumns& columns) {
    std::vector<std::string> header{group_header};
    if (columns.numerator) {
        header.emplace_back("numerator");
    }
    if (columns.denominator) {
        header.emplace_back("denominator");
    }
    if (columns.value) {
        header.emplace_back("value");
    }
    header.emplace_back("note");
    return header;
}

Response download_template(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const RequestedReturn requested = own_return(reader, context, request);
    if (!download::is_asked(request)) {
        return http::redirect(requested.url());
    }
    const auto header = template_header(return_columns(requested.measure.unit));
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

// The rows of the partner's file, by the labels of the template.
std::vector<AnswerRow> answer_of_table(
    const tables::Table& table, const std::vector<ReturnRow>& rows, base::FieldErrors& errors
) {
    std::vector<AnswerRow> answer(rows.size());
    const std::size_t group = table.columns().get_column(group_header);
    const auto cell = [&](const tables::Record& record, const char* name) {
        const auto column = table.columns().find_column(name);
        return column ? std::string(record.cells[*column]) : std::string();
    };
    for (const tables::Refusal& refusal : table.refusals()) {
        errors.push_back({"file", tables::sentence(refusal)});
    }
    table.for_each([&](const tables::Record& record) {
        const std::string key = tables::tidy_key(record.cells[group]);
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const ReturnRow& one) {
            return tables::tidy_key(one.label) == key;
        });
        if (row == rows.end()) {
            errors.push_back(
                {"file",
                 tables::sentence(
                     {record.line,
                      group_header,
                      std::string(record.cells[group]),
                      "a group of the "
                      "empty table"}
                 )}
            );
            return;
        }
        answer[static_cast<std::size_t>(row - rows.begin())] = {
            cell(record, "numerator"),
            cell(record, "denominator"),
            cell(record, "value"),
            "",
            cell(record, "note")};
    });
    return answer;
}

std::vector<AnswerRow> read_answer_file(
    const http::Upload* file, const std::vector<ReturnRow>& rows, base::FieldErrors& errors
) {
    if (file == nullptr || file->bytes.empty()) {
        errors.push_back({"file", "Choose the filled-in table."});
        return {};
    }
    const tables::WorkFolder folder{std::filesystem::path()};
    const auto path = folder.path() / "answer";
    std::ofstream(path, std::ios::binary) << file->bytes;
    try {
        const tables::Table table = tables::open(path, {.file_name = file->file_name});
        if (table.row_count() > 10'000) {
            errors.push_back({"file", "This file has more rows than the table has groups."});
            return {};
        }
        return answer_of_table(table, rows, errors);
    } catch (const base::Error& error) {
        if (error.code() == base::Code::internal) {
            throw;
        }
        errors.push_back({"file", error.what()});
        return {};
    }
}

RequestedReturn read_own_return(const Context& context, const Request& request) {
    db::Reader reader = context.database().read();
    return own_return(reader, context, request);
}

// Shows what was read in the form; nothing is kept until it is saved or submitted there.
Response upload_answer(const Request& request, Context& context) {
    const RequestedReturn requested = read_own_return(context, request);
    base::FieldErrors errors;
    const auto answer = read_answer_file(request.form.file("file"), requested.rows, errors);
    if (!errors.empty()) {
        if (errors.size() > 20) {
            errors.resize(20);
        }
        return return_response(context, requested, {}, errors);
    }
    const AnswerReading reading =
        read_answer(requested.measure.unit, requested.rows, answer, false);
    return return_response(context, requested, answer, reading.errors);
}

Response save_answer(const Request& request, Context& context) {
    const bool is_submitted = request.form.text("act") == "submit";
    const RequestedReturn requested = read_own_return(context, request);
    const auto answer = read_answer_form(request.form, requested.rows.size());
    AnswerReading reading =
        read_answer(requested.measure.unit, requested.rows, answer, is_submitted);
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
        return return_response(context, requested, answer, reading.errors);
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
