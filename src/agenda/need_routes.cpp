#include "agenda/handling.hpp"
#include "agenda/need_views.hpp"
#include "agenda/routes.hpp"
#include "platform/download/download.hpp"

namespace agenda {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

NeedForm read_need_form(const http::Form& form) {
    const std::string state = form.text("state");
    return {
        .title = form.text("title"),
        .public_text = form.text("public_text"),
        .internal_text = form.text("internal_text"),
        .said_by = form.text("said_by"),
        .said_on = form.text("said_on"),
        .evidence = form.text("evidence"),
        .place_id = form.text("place_id"),
        .is_public = form.has("is_public"),
        .state = state.empty() ? "heard" : state,
        .state_reason = form.text("state_reason")};
}

std::string need_stamp(const NeedForm& form) {
    return stamp_of(
        {form.title,
         form.public_text,
         form.internal_text,
         form.said_by,
         form.said_on,
         form.evidence,
         form.place_id,
         form.is_public ? "public" : "",
         form.state,
         form.state_reason}
    );
}

Need get_need(
    db::Reader& reader, const Context& context, const Setting& setting, const Request& request
) {
    auto found = find_need(reader, context.viewer(), setting.network.id, request.parameter("need"));
    if (!found) {
        base::throw_not_found("This need");
    }
    return *found;
}

Need get_need_to_change(
    db::Reader& reader, const Context& context, const Setting& setting, const Request& request
) {
    Need need = get_need(reader, context, setting, request);
    if (!may_change(setting, need)) {
        base::throw_not_found("This page");
    }
    return need;
}

// Who only adds is not asked what became of a need, nor for notes: those stay as they are stored.
NeedForm read_need_form(const Request& request, const Setting& setting, const NeedForm& stored) {
    NeedForm form = read_need_form(request.form);
    if (!setting.may_convene) {
        form.internal_text = stored.internal_text;
        form.evidence = stored.evidence;
        form.state = stored.state;
        form.state_reason = stored.state_reason;
    }
    return form;
}

const char* kind_of_change(const NeedForm& before, const NeedForm& after) {
    if (before.state == after.state) {
        return "need.changed";
    }
    return after.state == "set_aside"  ? "need.set_aside"
           : after.state == "answered" ? "need.answered"
                                       : "need.heard";
}

NeedFilter read_need_filter(const Request& request) {
    return {
        .query = request.query.text("q"),
        .state = request.query.text("state"),
        .place_id = request.query.text("place"),
        .limit = things_a_page,
        .offset = (page_number(request) - 1) * things_a_page};
}

Response download_needs(
    const Request& request, const Context& context, db::Reader& reader, const Setting& setting
) {
    NeedFilter filter = read_need_filter(request);
    filter.offset = 0;
    filter.limit = all_things;
    std::vector<tables::Row> rows;
    for (const Need& need : list_needs(reader, context.viewer(), setting.network.id, filter)) {
        rows.push_back(
            {need.form.title,
             need.form.public_text,
             need.form.said_by,
             day_cell(need.form.said_on),
             need.form.evidence,
             std::string(label_of(need_states, need.form.state)),
             need.form.state_reason}
        );
    }
    return download::answer(
        request,
        context,
        {.stem = setting.network.slug + "-needs", .title = "Needs", .author = setting.network.name},
        {.name = "Needs",
         .header = {"Need", "Wording", "Said by", "Said on", "Evidence", "State", "Why"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response list_needs_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    if (download::is_asked(request)) {
        return as_public(
            reader, context, setting, download_needs(request, context, reader, setting)
        );
    }
    const NeedFilter filter = read_need_filter(request);
    const std::string& id = setting.network.id;
    return agenda_response(
        reader,
        context,
        setting,
        {.title = "Needs",
         .main = need_list_page(
             {setting,
              list_needs(reader, context.viewer(), id, filter),
              network::list_places(reader, context.viewer(), id),
              filter,
              count_needs(reader, context.viewer(), id, filter)}
         )}
    );
}

Response show_need(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Need need = get_need(reader, context, setting, request);
    std::string place;
    for (const auto& one : network::list_places(reader, context.viewer(), setting.network.id)) {
        if (one.id == need.form.place_id) {
            place = one.name;
        }
    }
    return agenda_response(
        reader,
        context,
        setting,
        {.title = need.form.title,
         .main = need_page(
             {setting, need, place, read_thread(reader, context, setting, {"need", need.id})}
         )}
    );
}

Response need_form_response(const NeedFormPage& page) {
    return form_response(
        page.own_id.empty() ? "Add a need" : "Change a need", need_form_page(page), page.errors
    );
}

// The places to say a need is about; one that has ended by now only where it was chosen before.
std::vector<network::Place> places_of_form(
    db::Reader& reader, const Context& context, const Setting& setting, const NeedForm& before = {}
) {
    return network::places_to_choose(
        network::list_places(reader, context.viewer(), setting.network.id),
        base::date_in(context.now(), setting.network.zone),
        {before.place_id}
    );
}

Response new_need(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    return need_form_response(
        {.setting = setting,
         .places = places_of_form(reader, context, setting),
         .form = {.said_on = base::date_in(context.now(), setting.network.zone).iso()}}
    );
}

Response edit_need(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Need need = get_need_to_change(reader, context, setting, request);
    return need_form_response(
        {.setting = setting,
         .places = places_of_form(reader, context, setting, need.form),
         .own_id = need.id,
         .form = need.form,
         .stamp = need_stamp(need.form),
         .may_take_back = may_take_back(setting, need)}
    );
}

Response add_need(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    NeedFormPage page{
        .setting = setting,
        .places = places_of_form(tx, context, setting),
        .form = read_need_form(request, setting, {})};
    page.errors = validate(page.form, ids_of(page.places));
    if (!page.errors.empty()) {
        return need_form_response(page);
    }
    const std::string& account = setting.account;
    const std::string id = insert_need(tx, context.now(), setting.network.id, page.form, account);
    record(tx, context, setting, {"need.added", {"need", id}, page.form.is_public});
    journal::follow(tx, context.now(), setting.network.id, {"need", id}, account);
    tx.commit();
    return saved(
        setting, "needs", id, "The need was added. You will be told by e-mail when it moves."
    );
}

Response save_need(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    const Need before = get_need_to_change(tx, context, setting, request);
    NeedFormPage page{
        .setting = setting,
        .places = places_of_form(tx, context, setting, before.form),
        .own_id = before.id,
        .form = read_need_form(request, setting, before.form),
        .stamp = need_stamp(before.form),
        .may_take_back = may_take_back(setting, before)};
    page.errors = validate(page.form, ids_of(page.places));
    check_stamp(request, page.stamp, page.errors);
    if (!page.errors.empty()) {
        return need_form_response(page);
    }
    update_need(tx, setting.network.id, before.id, page.form);
    record(
        tx,
        context,
        setting,
        {kind_of_change(before.form, page.form),
         {"need", before.id},
         before.form.is_public || page.form.is_public}
    );
    tx.commit();
    return saved(setting, "needs", before.id, "The need was saved.");
}

Response take_need_back(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    const Need need = get_need_to_change(tx, context, setting, request);
    if (!may_take_back(setting, need) || !remove_need(tx, setting.network.id, need.id)) {
        throw base::Error(
            base::Code::conflict,
            "Only a need of your own that no priority answers, and that is neither answered nor "
            "set aside, can be taken back."
        );
    }
    journal::forget_followed(tx, setting.network.id, {"need", need.id});
    record(tx, context, setting, {"need.taken_back", {"need", need.id}, need.form.is_public});
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/needs", setting.network.slug)), "The need was taken back."
    );
}

}  // namespace

http::Routes need_routes() {
    using http::Method;
    const auto adds = http::in_network(Permission::contribute);
    return {
        {Method::get, "/n/{network}/needs", http::anyone(), list_needs_page},
        {Method::post, "/n/{network}/needs", adds, add_need},
        {Method::get, "/n/{network}/needs/new", adds, new_need},
        {Method::get, "/n/{network}/needs/{need}", http::anyone(), show_need},
        {Method::post, "/n/{network}/needs/{need}", adds, save_need},
        {Method::get, "/n/{network}/needs/{need}/edit", adds, edit_need},
        {Method::post, "/n/{network}/needs/{need}/take-back", adds, take_need_back},
    };
}

}  // namespace agenda
