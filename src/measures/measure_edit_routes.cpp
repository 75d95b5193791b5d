#include "agenda/agenda.hpp"
#include "measures/measure_form_views.hpp"
#include "measures/requested.hpp"
#include "measures/routes.hpp"
#include "measures/sums/sum_store.hpp"

namespace measures {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

MeasureForm read_measure_form(const http::Form& form) {
    return {
        .name = form.text("name"),
        .slug = form.text("slug"),
        .definition = form.text("definition"),
        .unit = form.text("unit"),
        .per = form.text("per"),
        .decimals = form.text("decimals"),
        .direction = form.text("direction"),
        .numerator_means = form.text("numerator_means"),
        .denominator_means = form.text("denominator_means"),
        .services_did = form.text("services_did"),
        .source = form.text("source"),
        .outcome_id = form.text("outcome_id"),
        .is_complete_count = form.has("is_complete_count"),
        .is_sensitive = form.has("is_sensitive"),
        .is_public = form.has("is_public"),
        .main_dimension = form.text("main_dimension"),
        .reference_group = form.text("reference_group"),
        .chosen = form.text("chosen"),
        .read = form.text("read")};
}

std::vector<html::Choice> outcome_choices(
    db::Reader& reader, const Context& context, const network::Network& network
) {
    std::vector<html::Choice> choices;
    for (const agenda::OutcomeChoice& outcome :
         agenda::list_outcome_choices(reader, context.viewer(), network.id)) {
        choices.push_back({outcome.id, outcome.priority_title + ": " + outcome.title});
    }
    return choices;
}

MeasureFormPage form_page(
    db::Reader& reader, const Context& context, const network::Network& network, Measure measure
) {
    MeasureFormPage page{
        .network = network,
        .measure = std::move(measure),
        .outcomes = outcome_choices(reader, context, network),
        .rights = rights_of(context, network)};
    if (!page.measure.id.empty()) {
        page.groups = list_groups(reader, page.measure.id);
        page.form = form_of(page.measure);
    }
    return page;
}

Response form_response(Context& context, MeasureFormPage page) {
    page.csrf = context.csrf_token();
    const std::string title = page.measure.id.empty() ? "Add a measure" : page.measure.name;
    return http::page(
        {.title = page.errors.empty() ? title : "Error: " + title,
         .main = measure_form_page(page),
         .nav = "measures"},
        page.errors.empty() ? 200 : 422
    );
}

void check_form(MeasureFormPage& page) {
    std::vector<std::string> outcomes;
    for (const html::Choice& choice : page.outcomes) {
        outcomes.push_back(choice.value);
    }
    page.errors = validate(page.form, outcomes, page.groups);
}

Response new_measure(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const network::Network network = requested_network(reader, context, request);
    return form_response(context, form_page(reader, context, network, {}));
}

Response edit_measure(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const network::Network network = requested_network(reader, context, request);
    return form_response(
        context,
        form_page(reader, context, network, requested_measure(reader, context, network, request))
    );
}

const base::FieldErrors slug_taken{
    {"slug", "Another measure of this network has that address already; choose another word."}};

Response create_measure(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const network::Network network = requested_network(tx, context, request);
    MeasureFormPage page = form_page(tx, context, network, {});
    page.form = read_measure_form(request.form);
    check_form(page);
    if (!page.errors.empty()) {
        return form_response(context, page);
    }
    Measure made = apply(page.form, {.network_id = network.id});
    try {
        made.id = insert_measure(tx, context.now(), made);
        write_measure_entry(tx, context, made, "measure.added");
        tx.commit();
    } catch (const db::Conflict&) {
        page.errors = slug_taken;
        return form_response(context, page);
    }
    return http::with_notice(http::redirect(measure_url(network, made)), "The measure was added.");
}

bool changes_sums(const Measure& before, const Measure& after) {
    // What a printed rate is of, and to how many decimals, decides whether it is that of its
    // counts.
    return before.chosen != after.chosen || before.unit != after.unit || before.per != after.per ||
           before.decimals != after.decimals;
}

enum class Saved { yes, read_before_a_change };

// Saves the definition; where it changes what is added up, its sums too, computed beforehand
// outside any transaction that writes.
Saved save_definition(Context& context, const Measure& before, const Measure& after) {
    std::string edition;
    if (changes_sums(before, after)) {
        AddedUp added_up;
        {
            db::Reader reader = context.database().read();
            added_up = compute_sums(reader, after);
        }
        edition = stage_sums(context.database(), context.now(), after.id, added_up);
    }
    db::Transaction tx = context.database().write();
    if (!update_measure(tx, context.now(), after)) {
        return Saved::read_before_a_change;
    }
    if (!edition.empty()) {
        show_sums(tx, after, edition);
    }
    Measure seen_by = after;
    seen_by.is_public = before.is_public || after.is_public;
    write_measure_entry(tx, context, seen_by, "measure.changed");
    tx.commit();
    return Saved::yes;
}

MeasureFormPage submitted_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const network::Network network = requested_network(reader, context, request);
    MeasureFormPage page =
        form_page(reader, context, network, requested_measure(reader, context, network, request));
    page.form = read_measure_form(request.form);
    check_form(page);
    return page;
}

Response save_measure(const Request& request, Context& context) {
    MeasureFormPage page = submitted_page(request, context);
    if (!page.errors.empty()) {
        return form_response(context, page);
    }
    const Measure after = apply(page.form, page.measure);
    try {
        if (save_definition(context, page.measure, after) == Saved::yes) {
            return http::with_notice(
                http::redirect(measure_url(page.network, after)), "The measure was saved."
            );
        }
        page.errors = {
            {"name",
             "Someone else changed this measure while you had it open. What you typed is still "
             "here: save again to put it in place of theirs."}};
        page.form.read = form_of(page.measure).read;
    } catch (const db::Conflict& conflict) {
        if (conflict.kind() != db::Conflict::Kind::unique) {
            throw base::Error(
                base::Code::conflict,
                "New figures went live while the measure was being saved. Go back and save again."
            );
        }
        page.errors = slug_taken;
    }
    return form_response(context, page);
}

Response set_in_use(const Request& request, Context& context, bool is_retired) {
    db::Transaction tx = context.database().write();
    const network::Network network = requested_network(tx, context, request);
    const Measure measure = requested_measure(tx, context, network, request);
    const base::Date today = base::date_in(context.now(), network.zone);
    set_retired(tx, measure.id, is_retired ? std::optional(today) : std::nullopt);
    write_measure_entry(
        tx, context, measure, is_retired ? "measure.retired" : "measure.brought_back"
    );
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/measures/{}/edit", network.slug, measure.slug)),
        is_retired ? "The measure was retired. It can be brought back here."
                   : "The measure is in use again."
    );
}

Response retire_measure(const Request& request, Context& context) {
    return set_in_use(request, context, true);
}

Response bring_measure_back(const Request& request, Context& context) {
    return set_in_use(request, context, false);
}

}  // namespace

http::Routes measure_edit_routes() {
    using http::Method;
    const auto defines = http::in_network(Permission::define_measures);
    return {
        {Method::post, "/n/{network}/measures", defines, create_measure},
        {Method::get, "/n/{network}/measures/new", defines, new_measure},
        {Method::get, "/n/{network}/measures/{measure}/edit", defines, edit_measure},
        {Method::post, "/n/{network}/measures/{measure}/edit", defines, save_measure},
        {Method::post, "/n/{network}/measures/{measure}/retire", defines, retire_measure},
        {Method::post, "/n/{network}/measures/{measure}/bring-back", defines, bring_measure_back},
    };
}

}  // namespace measures
