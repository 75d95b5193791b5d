#include "agenda/handling.hpp"
#include "agenda/outcome_views.hpp"
#include "agenda/routes.hpp"
#include "platform/download/download.hpp"

#include <algorithm>

namespace agenda {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

OutcomeForm read_outcome_form(const http::Form& form) {
    return {
        .priority_id = form.text("priority_id"),
        .title = form.text("title"),
        .public_text = form.text("public_text"),
        .internal_text = form.text("internal_text"),
        .is_public = form.has("is_public")};
}

std::string outcome_stamp(const OutcomeForm& form) {
    return stamp_of(
        {form.priority_id,
         form.title,
         form.public_text,
         form.internal_text,
         form.is_public ? "public" : ""}
    );
}

base::FieldErrors errors_of_outcome(const OutcomeFormPage& page) {
    base::FieldErrors errors = validate(page.form);
    const bool is_known =
        std::any_of(page.priorities.begin(), page.priorities.end(), [&](const Priority& priority) {
            return priority.id == page.form.priority_id;
        });
    if (!is_known && !page.form.priority_id.empty()) {
        errors.push_back({"priority_id", "Choose a priority of this network."});
    }
    return errors;
}

Outcome get_outcome(
    db::Reader& reader, const Context& context, const Setting& setting, const Request& request
) {
    auto found =
        find_outcome(reader, context.viewer(), setting.network.id, request.parameter("outcome"));
    if (!found) {
        base::throw_not_found("This outcome");
    }
    return *found;
}

Response download_outcomes(
    const Request& request, const Context& context, const OutcomeListPage& page
) {
    std::vector<tables::Row> rows;
    for (const Priority& priority : page.priorities) {
        for (const Outcome& outcome : page.outcomes) {
            if (outcome.form.priority_id == priority.id) {
                rows.push_back({outcome.form.title, outcome.form.public_text, priority.form.title});
            }
        }
    }
    const network::Network& network = page.setting.network;
    return download::answer(
        request,
        context,
        {.stem = network.slug + "-outcomes", .title = "Outcomes", .author = network.name},
        {.name = "Outcomes",
         .header = {"Outcome", "Wording", "Priority"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response list_outcomes_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const OutcomeListPage page{
        setting,
        list_priorities(reader, context.viewer(), setting.network.id),
        list_outcomes(reader, context.viewer(), setting.network.id)};
    if (download::is_asked(request)) {
        return as_public(reader, context, page.setting, download_outcomes(request, context, page));
    }
    return agenda_response(
        reader, context, setting, {.title = "Outcomes", .main = outcome_list_page(page)}
    );
}

Response show_outcome(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Outcome outcome = get_outcome(reader, context, setting, request);
    return agenda_response(
        reader,
        context,
        setting,
        {.title = outcome.form.title,
         .main = outcome_page(
             {setting, outcome, read_thread(reader, context, setting, {"outcome", outcome.id})}
         )}
    );
}

Response outcome_form_response(const OutcomeFormPage& page) {
    return form_response(
        page.own_id.empty() ? "Add an outcome" : "Change an outcome",
        outcome_form_page(page),
        page.errors
    );
}

Response new_outcome(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    return outcome_form_response(
        {.setting = setting,
         .priorities = list_priorities(reader, context.viewer(), setting.network.id),
         .form = {.priority_id = request.query.text("priority")}}
    );
}

Response edit_outcome(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Outcome outcome = get_outcome(reader, context, setting, request);
    return outcome_form_response(
        {.setting = setting,
         .priorities = list_priorities(reader, context.viewer(), setting.network.id),
         .own_id = outcome.id,
         .form = outcome.form,
         .stamp = outcome_stamp(outcome.form)}
    );
}

Response add_outcome(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    OutcomeFormPage page{
        .setting = setting,
        .priorities = list_priorities(tx, context.viewer(), setting.network.id),
        .form = read_outcome_form(request.form)};
    page.errors = errors_of_outcome(page);
    if (!page.errors.empty()) {
        return outcome_form_response(page);
    }
    const std::string id = insert_outcome(tx, context.now(), setting.network.id, page.form);
    relink(tx, context, setting, {{"outcome", id}, "priority", {}, {page.form.priority_id}});
    record(tx, context, setting, {"outcome.added", {"outcome", id}, page.form.is_public});
    tx.commit();
    return saved(setting, "outcomes", id, "The outcome was added.");
}

Response save_outcome(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    const Outcome before = get_outcome(tx, context, setting, request);
    OutcomeFormPage page{
        .setting = setting,
        .priorities = list_priorities(tx, context.viewer(), setting.network.id),
        .own_id = before.id,
        .form = read_outcome_form(request.form),
        .stamp = outcome_stamp(before.form)};
    page.errors = errors_of_outcome(page);
    check_stamp(request, page.stamp, page.errors);
    if (!page.errors.empty()) {
        return outcome_form_response(page);
    }
    update_outcome(tx, setting.network.id, before.id, page.form);
    const journal::Thing itself{"outcome", before.id};
    relink(
        tx,
        context,
        setting,
        {itself, "priority", {before.form.priority_id}, {page.form.priority_id}}
    );
    const bool is_public = before.form.is_public || page.form.is_public;
    record(tx, context, setting, {"outcome.changed", itself, is_public});
    tx.commit();
    return saved(setting, "outcomes", before.id, "The outcome was saved.");
}

}  // namespace

http::Routes outcome_routes() {
    using http::Method;
    const auto edits = http::in_network(Permission::edit_agenda);
    return {
        {Method::get, "/n/{network}/outcomes", http::anyone(), list_outcomes_page},
        {Method::post, "/n/{network}/outcomes", edits, add_outcome},
        {Method::get, "/n/{network}/outcomes/new", edits, new_outcome},
        {Method::get, "/n/{network}/outcomes/{outcome}", http::anyone(), show_outcome},
        {Method::post, "/n/{network}/outcomes/{outcome}", edits, save_outcome},
        {Method::get, "/n/{network}/outcomes/{outcome}/edit", edits, edit_outcome},
    };
}

}  // namespace agenda
