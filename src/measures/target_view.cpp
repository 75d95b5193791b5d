#include "measures/figures/sentences.hpp"
#include "measures/measure_form_views.hpp"
#include "platform/download/download.hpp"
#include "platform/html/components.hpp"

namespace measures {
namespace {

html::Url targets_url(const TargetPage& page) {
    return html::url("/n/{}/measures/{}/targets", page.network.slug, page.measure.slug);
}

std::string target_label(const TargetPage& page, const Target& target) {
    if (target.dimension.empty()) {
        return "Everyone";
    }
    for (const Group& group : page.groups) {
        if (group.dimension == target.dimension && group.code == target.code) {
            return group.label;
        }
    }
    return target.code;
}

// Without a baseline where there are no figures to take it from.
TargetFigures figures_of(const TargetPage& page, const Target& target) {
    for (const TargetFigures& one : page.figures) {
        if (one.target.id == target.id) {
            return one;
        }
    }
    TargetFigures none;
    none.target = target;
    return none;
}

html::Html target_button(const TargetPage& page, const Target& target) {
    const char* act = target.is_removed ? "put-back" : "remove";
    html::Html buttons = html::post_button(
        {.action = html::url(
             "/n/{}/measures/{}/targets/{}/{}", page.network.slug, page.measure.slug, target.id, act
         ),
         .csrf = page.csrf,
         .label = target.is_removed ? "Put back" : "Remove",
         .context = "the target for " + target_label(page, target)}
    );
    if (!target.is_removed) {
        buttons = html::link(targets_url(page).with("target", target.id), "Change") +
                  html::Html(" ") + buttons;
    }
    return buttons;
}

std::string baseline_title(const TargetPage& page) {
    return page.place.empty() ? "Baseline" : "Baseline, " + page.place;
}

html::Html target_table(
    const TargetPage& page, const char* caption, const std::vector<Target>& targets
) {
    if (targets.empty()) {
        return {};
    }
    std::vector<html::Row> rows;
    for (const Target& target : targets) {
        rows.push_back(
            {html::escape(target_label(page, target)),
             html::format(
                 "{} by {}",
                 number_in_unit(page.measure, target.value),
                 html::short_date(target.due_on)
             ),
             html::escape(baseline_words(page.measure, figures_of(page, target))),
             html::escape(target.reason),
             target_button(page, target)}
        );
    }
    return html::table(
        {.caption = caption,
         .columns =
             {{"For"}, {"Target"}, {baseline_title(page)}, {"Why"}, {"Actions", false, "", true}},
         .rows = std::move(rows)}
    );
}

html::Html target_fields(const TargetPage& page) {
    std::vector<html::Choice> groups;
    for (const Group& group : page.groups) {
        if (group.code != total_code && group.code != unknown_code) {
            groups.push_back(
                {group.dimension + "=" + group.code,
                 dimension_title(group.dimension) + ": " + group.label}
            );
        }
    }
    const std::string unit = unit_sign(page.measure);
    const auto number =
        [&](const char* name, const char* label, const std::string& value, bool optional) {
            return html::text_field(
                {.name = name,
                 .label = label,
                 .value = value,
                 .errors = page.errors,
                 .kind = html::TextField::Kind::decimal,
                 .optional = optional,
                 .width = html::Width::narrow,
                 .suffix = unit}
            );
        };
    return html::hidden_field({"own_id", page.form.own_id}) +
           html::select(
               {.name = "group",
                .label = "For whom",
                .choices = std::move(groups),
                .selected = page.form.group,
                .errors = page.errors,
                .placeholder = "Everyone",
                .optional = true}
           ) +
           number("value", "Target", page.form.value, false) +
           html::date_field(
               {.name = "due_on",
                .label = "To be reached by",
                .value = page.form.due_on,
                .errors = page.errors}
           ) +
           html::date_field(
               {.name = "baseline_on",
                .label = "Baseline: the day from which to judge it",
                .value = page.form.baseline_on,
                .hint = "The last day of a period with figures. The figure is taken from the "
                        "measure, and shown only where it may be.",
                .errors = page.errors,
                .optional = true}
           ) +
           html::text_area(
               {.name = "reason",
                .label = "Why this target",
                .value = page.form.reason,
                .errors = page.errors,
                .rows = 3,
                .max_length = 10'000}
           ) +
           html::button_row(
               {html::button({.label = "Save the target"}),
                page.form.own_id.empty() ? html::Html()
                                         : html::link(targets_url(page), "Set another instead")}
           );
}

}  // namespace

html::Html target_page(const TargetPage& page) {
    html::Html now = target_table(page, "Targets", page.targets);
    if (now.empty()) {
        now = html::empty_state(
            {.title = "No target yet",
             .content = html::Html(
                 "<p>A target says what the network set out to reach, by when, and for whom. It is "
                 "drawn on the curve, with the pace that it would take.</p>"
             )}
        );
    }
    return measure_breadcrumb(page.network, page.measure, "Targets") +
           html::error_summary({page.errors}) +
           html::page_heading({.title = page.measure.name, .kicker = "Targets"}) +
           measure_tabs(page.network, page.measure, page.rights, "targets") + now +
           html::section(
               {.title = page.form.own_id.empty() ? "Set a target" : "Change this target",
                .content = html::form(
                    {.action = targets_url(page), .csrf = page.csrf, .content = target_fields(page)}
                )}
           ) +
           target_table(page, "Removed targets", page.removed) + download::links(targets_url(page));
}

tables::Sheet target_sheet(const TargetPage& page) {
    std::vector<tables::Row> rows;
    for (const std::vector<Target>* list : {&page.targets, &page.removed}) {
        for (const Target& target : *list) {
            rows.push_back(
                {target_label(page, target),
                 tables::Cell(
                     base::Plain(target.value, "what the network set out to reach, not a count"),
                     page.measure.decimals
                 ),
                 unit_sign(page.measure),
                 tables::Cell(target.due_on),
                 baseline_words(page.measure, figures_of(page, target)),
                 target.reason,
                 target.is_removed ? "Removed" : "In force"}
            );
        }
    }
    return {
        .name = "Targets",
        .header = {"For", "Target", "Unit", "By", baseline_title(page), "Why", "State"},
        .rows = tables::rows_of(std::move(rows))};
}

}  // namespace measures
