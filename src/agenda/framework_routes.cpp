#include "agenda/framework_views.hpp"
#include "agenda/handling.hpp"
#include "agenda/routes.hpp"
#include "platform/download/download.hpp"

#include <fmt/format.h>

namespace agenda {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

NewStage read_stage_form(const http::Form& form) {
    const std::string standing = form.text("standing");
    return {
        .name = form.text("name"),
        .good_looks_like = form.text("good_looks_like"),
        .standing = standing.empty() ? "not_started" : standing,
        .standing_note = form.text("standing_note")};
}

std::string stage_stamp(const NewStage& form) {
    return stamp_of({form.name, form.good_looks_like, form.standing, form.standing_note});
}

// Of where the network stands; a stage may also be named better.
bool says_more(const NewStage& before, const NewStage& after) {
    return before.standing != after.standing || before.standing_note != after.standing_note;
}

Framework get_framework(db::Reader& reader, const Setting& setting, const Request& request) {
    for (Framework& framework : list_frameworks(reader, setting.network.id)) {
        if (framework.id == request.parameter("framework")) {
            return framework;
        }
    }
    base::throw_not_found("This framework");
}

Stage get_stage(const Framework& framework, const Request& request) {
    for (const Stage& stage : framework.stages) {
        if (stage.id == request.parameter("stage")) {
            return stage;
        }
    }
    base::throw_not_found("This stage");
}

Response download_frameworks(
    const Request& request,
    const Context& context,
    const Setting& setting,
    const std::vector<Framework>& frameworks
) {
    std::vector<tables::Row> rows;
    for (const Framework& framework : frameworks) {
        for (const Stage& stage : framework.stages) {
            rows.push_back(
                {framework.name,
                 stage.form.name,
                 stage.form.good_looks_like,
                 std::string(label_of(stage_standings, stage.form.standing)),
                 stage.form.standing_note,
                 stage.assessed_on ? tables::Cell(*stage.assessed_on) : tables::Cell()}
            );
        }
    }
    return download::answer(
        request,
        context,
        {.stem = setting.network.slug + "-framework",
         .title = "Framework",
         .author = setting.network.name},
        {.name = "Framework",
         .header =
             {"Framework",
              "Stage",
              "What good looks like",
              "Where we are",
              "What shows it",
              "Said on"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response list_frameworks_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const auto frameworks = list_frameworks(reader, setting.network.id);
    if (download::is_asked(request)) {
        return as_public(
            reader, context, setting, download_frameworks(request, context, setting, frameworks)
        );
    }
    return agenda_response(
        reader,
        context,
        setting,
        {.title = "Framework", .main = framework_list_page({setting, frameworks})}
    );
}

Response framework_form_response(const FrameworkFormPage& page) {
    return form_response("Add a framework", framework_form_page(page), page.errors);
}

Response new_framework(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    return framework_form_response({.setting = setting_of(reader, request, context)});
}

Response back_to_frameworks(const Setting& setting, const std::string& id, const char* notice) {
    return http::with_notice(
        http::redirect(
            html::Url::checked(fmt::format("/n/{}/framework#{}", setting.network.slug, id))
        ),
        notice
    );
}

Response add_framework(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    FrameworkFormPage page{
        .setting = setting_of(tx, request, context),
        .form = {.name = request.form.text("name"), .source = request.form.text("source")}};
    page.errors = validate(page.form);
    if (!page.errors.empty()) {
        return framework_form_response(page);
    }
    try {
        const std::string id = create_framework(
            tx,
            context.now(),
            context.viewer(),
            page.setting.network.id,
            page.form.name,
            page.form.source,
            {}
        );
        tx.commit();
        return back_to_frameworks(page.setting, id, "The framework was added; add its stages.");
    } catch (const db::Conflict&) {
        page.errors = {{"name", "This network has a framework of that name already."}};
        return framework_form_response(page);
    }
}

Response stage_form_response(const StageFormPage& page) {
    return form_response(
        page.own_id.empty() ? "Add a stage" : "Where we are", stage_form_page(page), page.errors
    );
}

Response new_stage(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Framework framework = get_framework(reader, setting, request);
    return stage_form_response(
        {.setting = setting, .framework_id = framework.id, .framework_name = framework.name}
    );
}

Response show_stage(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Framework framework = get_framework(reader, setting, request);
    const Stage stage = get_stage(framework, request);
    return stage_form_response(
        {.setting = setting,
         .framework_id = framework.id,
         .framework_name = framework.name,
         .own_id = stage.id,
         .form = stage.form,
         .stamp = stage_stamp(stage.form)}
    );
}

Response save_stage(const Request& request, Context& context) {
    const bool is_new = !request.parameters.contains("stage");
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    const Framework framework = get_framework(tx, setting, request);
    StageFormPage page{
        .setting = setting,
        .framework_id = framework.id,
        .framework_name = framework.name,
        .form = read_stage_form(request.form)};
    page.errors = validate(page.form);
    const char* kind = "framework.stage_added";
    if (!is_new) {
        const Stage before = get_stage(framework, request);
        kind = says_more(before.form, page.form) ? "framework.assessed" : "framework.stage_changed";
        page.own_id = before.id;
        page.stamp = stage_stamp(before.form);
        check_stamp(request, page.stamp, page.errors, "name");
    }
    if (!page.errors.empty()) {
        return stage_form_response(page);
    }
    const base::Date today = base::date_in(context.now(), setting.network.zone);
    if (is_new) {
        insert_stage(tx, framework.id, page.form, today);
    } else {
        update_stage(tx, setting.network.id, page.own_id, page.form, today);
    }
    record(tx, context, setting, {kind, {"framework", framework.id}, true});
    tx.commit();
    return back_to_frameworks(
        setting, framework.id, is_new ? "The stage was added." : "The stage was saved."
    );
}

}  // namespace

http::Routes framework_routes() {
    using http::Method;
    const auto edits = http::in_network(Permission::edit_agenda);
    return {
        {Method::get, "/n/{network}/framework", http::anyone(), list_frameworks_page},
        {Method::post, "/n/{network}/framework", edits, add_framework},
        {Method::get, "/n/{network}/framework/new", edits, new_framework},
        {Method::post, "/n/{network}/framework/{framework}/stages", edits, save_stage},
        {Method::get, "/n/{network}/framework/{framework}/stages/new", edits, new_stage},
        {Method::get, "/n/{network}/framework/{framework}/stages/{stage}", edits, show_stage},
        {Method::post, "/n/{network}/framework/{framework}/stages/{stage}", edits, save_stage},
    };
}

}  // namespace agenda
