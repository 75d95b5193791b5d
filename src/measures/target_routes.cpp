#include "measures/measure_form_views.hpp"
#include "measures/requested.hpp"
#include "measures/returns/return_period.hpp"
#include "measures/routes.hpp"
#include "platform/download/download.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace measures {
namespace {

using http::Context;
using http::Request;
using http::Response;

TargetPage read_target_page(db::Reader& reader, const Context& context, const Request& request) {
    const network::Network network = requested_network(reader, context, request);
    const Measure measure = requested_measure(reader, context, network, request);
    return {
        .network = network,
        .measure = measure,
        .groups = list_groups(reader, measure.id),
        .targets = list_targets(reader, measure.id),
        .removed = list_targets(reader, measure.id, Listed::removed),
        .rights = rights_of(context, network)};
}

html::Url targets_of(const TargetPage& page) {
    return html::url("/n/{}/measures/{}/targets", page.network.slug, page.measure.slug);
}

void add_baselines(db::Reader& reader, const Context& context, TargetPage& page) {
    if (const auto figures = read_figures(reader, context.viewer(), page.network, page.measure)) {
        page.figures = figures->targets;
        page.place = figures->targets_are_for.value_or(figures->place).name;
    }
}

Response target_response(db::Reader& reader, Context& context, TargetPage page) {
    add_baselines(reader, context, page);
    page.csrf = context.csrf_token();
    const std::string title = "Targets of " + page.measure.name;
    return http::page(
        {.title = page.errors.empty() ? title : "Error: " + title,
         .main = target_page(page),
         .nav = "measures"},
        page.errors.empty() ? 200 : 422
    );
}

Response show_targets(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    TargetPage page = read_target_page(reader, context, request);
    if (download::is_asked(request)) {
        add_baselines(reader, context, page);
        return download::answer(
            request,
            context,
            {.stem = page.network.slug + "-" + page.measure.slug + "-targets",
             .title = "Targets of " + page.measure.name,
             .author = page.network.name},
            target_sheet(page)
        );
    }
    for (const Target& target : page.targets) {
        if (target.id == request.query.text("target")) {
            page.form = form_of(target);
        }
    }
    return target_response(reader, context, std::move(page));
}

bool has_baseline_already(const TargetPage& page, base::Date day) {
    return std::any_of(page.targets.begin(), page.targets.end(), [&](const Target& target) {
        return target.id == page.form.own_id && target.baseline_on == day;
    });
}

// A baseline is where a period of the measure ends; before the first figures any day may be.
void refuse_day_without_figures(db::Reader& reader, TargetPage& page) {
    const auto day = base::parse_date(page.form.baseline_on);
    const ShownPeriods shown = list_shown_periods(reader, page.measure.id);
    if (!day || shown.empty() || has_baseline_already(page, *day)) {
        return;
    }
    const auto away = [&](const SumPeriod& period) {
        return std::abs(base::days_between(*day, period.end));
    };
    const base::Date nearest =
        std::min_element(shown.begin(), shown.end(), [&](const auto& one, const auto& other) {
            return away(one) < away(other);
        })->end;
    if (nearest != *day) {
        page.errors.push_back(
            {"baseline_on",
             fmt::format(
                 "No period of this measure ends on that day: the nearest one ends on {}.",
                 base::short_date(nearest)
             )}
        );
    }
}

// The page as it was typed: with its errors, or saved. A target that was given another group or
// date is kept among the removed ones as it was.
TargetPage save_typed(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    network::lock_network(tx, requested_network(tx, context, request).id);
    TargetPage page = read_target_page(tx, context, request);
    page.form = {
        .own_id = request.form.text("own_id"),
        .group = request.form.text("group"),
        .value = request.form.text("value"),
        .due_on = request.form.text("due_on"),
        .baseline_on = request.form.text("baseline_on"),
        .reason = request.form.text("reason")};
    const base::Date today = base::date_in(context.now(), page.network.zone);
    std::vector<Target> all = page.targets;
    all.insert(all.end(), page.removed.begin(), page.removed.end());
    page.errors = validate(page.form, page.measure, page.groups, all, today);
    refuse_day_without_figures(tx, page);
    if (page.errors.empty()) {
        const std::string id =
            upsert_target(tx, context.now(), page.measure.id, target_of(page.form));
        if (!page.form.own_id.empty() && page.form.own_id != id) {
            set_target_removed(tx, page.measure.id, page.form.own_id, context.now());
            write_measure_entry(tx, context, page.measure, "target.removed");
        }
        write_measure_entry(tx, context, page.measure, "target.set");
        tx.commit();
    }
    return page;
}

// A refused form is shown with figures, which take a while to protect: nobody waits for that to
// write.
Response save_target(const Request& request, Context& context) {
    TargetPage page = save_typed(request, context);
    if (!page.errors.empty()) {
        db::Reader reader = context.database().read();
        return target_response(reader, context, std::move(page));
    }
    return http::with_notice(http::redirect(targets_of(page)), "The target was saved.");
}

Response move_target(const Request& request, Context& context, bool is_removed) {
    db::Transaction tx = context.database().write();
    const TargetPage page = read_target_page(tx, context, request);
    const auto at = is_removed ? std::optional(context.now()) : std::nullopt;
    if (!set_target_removed(tx, page.measure.id, request.parameter("target"), at)) {
        base::throw_not_found("This target");
    }
    write_measure_entry(
        tx, context, page.measure, is_removed ? "target.removed" : "target.put_back"
    );
    tx.commit();
    return http::with_notice(
        http::redirect(targets_of(page)),
        is_removed ? "The target was removed. It can be put back below." : "The target is back."
    );
}

Response remove_target(const Request& request, Context& context) {
    return move_target(request, context, true);
}

Response put_target_back(const Request& request, Context& context) {
    return move_target(request, context, false);
}

}  // namespace

http::Routes target_routes() {
    using http::Method;
    const auto defines = http::in_network(base::Permission::define_measures);
    const std::string path = "/n/{network}/measures/{measure}/targets";
    return {
        {Method::get, path, defines, show_targets},
        {Method::post, path, defines, save_target},
        {Method::post, path + "/{target}/remove", defines, remove_target},
        {Method::post, path + "/{target}/put-back", defines, put_target_back},
    };
}

}  // namespace measures
