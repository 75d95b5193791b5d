#include "agenda/agenda_views.hpp"
#include "agenda/handling.hpp"
#include "agenda/routes.hpp"
#include "agenda/snapshot.hpp"
#include "platform/download/download.hpp"

namespace agenda {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

// Every thing of the agenda with every field, as the viewer may see them.
Response download_agenda(
    const Request& request, const Context& context, db::Reader& reader, const Setting& setting
) {
    std::vector<tables::Row> rows;
    const std::string& id = setting.network.id;
    const std::string whole = take_snapshot(reader, id);
    for (const Item& item : setting.reads_internal
                                ? read_snapshot(whole)
                                : read_public_snapshot(whole, list_public_things(reader, id))) {
        for (const Item::Field& field : item.fields) {
            rows.push_back({item.kind, item.title, field.label, field.value});
        }
    }
    return download::answer(
        request,
        context,
        {.stem = setting.network.slug + "-agenda",
         .title = "Common agenda",
         .author = setting.network.name},
        {.name = "Agenda",
         .header = {"Kind", "Title", "Field", "Text"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response show_agenda(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    if (download::is_asked(request)) {
        return as_public(
            reader, context, setting, download_agenda(request, context, reader, setting)
        );
    }
    const std::string& id = setting.network.id;
    return agenda_response(
        reader,
        context,
        setting,
        {.title = "Common agenda",
         .main = agenda_page(
             {setting,
              read_vision(reader, context.viewer(), id),
              summarise(reader, context.viewer(), id),
              list_priorities(reader, context.viewer(), id)}
         ),
         .description = "What " + setting.network.name + " has agreed, and why."}
    );
}

Response vision_form_response(const VisionFormPage& page) {
    return form_response("Change the vision", vision_form_page(page), page.errors);
}

Response edit_vision(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Vision vision = read_vision(reader, context.viewer(), setting.network.id);
    return vision_form_response(
        {.setting = setting,
         .public_text = vision.public_text,
         .internal_text = vision.internal_text,
         .stamp = std::to_string(vision.changed_at.micros)}
    );
}

Response save_vision(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    VisionFormPage page{
        .setting = setting_of(tx, request, context),
        .public_text = request.form.text("public_text"),
        .internal_text = request.form.text("internal_text")};
    const Vision before = read_vision(tx, context.viewer(), page.setting.network.id);
    page.stamp = std::to_string(before.changed_at.micros);
    check_text("public_text", page.public_text, page.errors);
    check_text("internal_text", page.internal_text, page.errors);
    check_stamp(request, page.stamp, page.errors, "public_text");
    if (!page.errors.empty()) {
        return vision_form_response(page);
    }
    set_vision(
        tx,
        context.now(),
        context.viewer(),
        page.setting.network.id,
        page.public_text,
        page.internal_text
    );
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/agenda", page.setting.network.slug)),
        "The vision was saved."
    );
}

}  // namespace

http::Routes agenda_routes() {
    using http::Method;
    const auto convenes = http::in_network(Permission::convene);
    return {
        {Method::get, "/n/{network}/agenda", http::anyone(), show_agenda},
        {Method::get, "/n/{network}/agenda/edit", convenes, edit_vision},
        {Method::post, "/n/{network}/agenda/edit", convenes, save_vision},
    };
}

}  // namespace agenda
