#include "agenda/agenda.hpp"
#include "agenda/handling.hpp"
#include "agenda/routes.hpp"
#include "agenda/version_views.hpp"
#include "platform/download/download.hpp"

namespace agenda {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

Version get_version(db::Reader& reader, const Setting& setting, const std::string& number) {
    for (Version& version : list_versions(reader, setting.network.id)) {
        if (std::to_string(version.number) == number) {
            return version;
        }
    }
    base::throw_not_found("This version");
}

std::vector<Item> items_of(db::Reader& reader, const Setting& setting, const Version& version) {
    const auto content = find_version_content(reader, setting.network.id, version.number);
    return setting.reads_internal
               ? read_snapshot(content.value())
               : read_public_snapshot(
                     content.value(), list_public_things(reader, setting.network.id)
                 );
}

Response download_versions(
    const Request& request,
    const Context& context,
    const Setting& setting,
    const std::vector<Version>& versions
) {
    std::vector<tables::Row> rows;
    for (const Version& version : versions) {
        rows.push_back({std::to_string(version.number), version.adopted_on, version.summary});
    }
    return download::answer(
        request,
        context,
        {.stem = setting.network.slug + "-versions",
         .title = "Versions of the agenda",
         .author = setting.network.name},
        {.name = "Versions",
         .header = {"Version", "Adopted", "What is new"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response list_versions_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const auto versions = list_versions(reader, setting.network.id);
    if (download::is_asked(request)) {
        return as_public(
            reader, context, setting, download_versions(request, context, setting, versions)
        );
    }
    return agenda_response(
        reader,
        context,
        setting,
        {.title = "Versions of the agenda", .main = version_list_page({setting, versions})}
    );
}

Response show_version(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Version version = get_version(reader, setting, request.parameter("version"));
    return agenda_response(
        reader,
        context,
        setting,
        {.title = "Version " + std::to_string(version.number),
         .main = version_page({setting, version, items_of(reader, setting, version)})}
    );
}

// The form of two choices leads to the address of their comparison.
Response choose_comparison(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Version before = get_version(reader, setting, request.query.text("from"));
    const Version after = get_version(reader, setting, request.query.text("to"));
    return http::redirect(html::url(
        "/n/{}/agenda/versions/{}/compare/{}", setting.network.slug, before.number, after.number
    ));
}

Response compare_versions(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Version before = get_version(reader, setting, request.parameter("version"));
    const Version after = get_version(reader, setting, request.parameter("other"));
    return agenda_response(
        reader,
        context,
        setting,
        {.title = "From version " + std::to_string(before.number) + " to version " +
                  std::to_string(after.number),
         .main = compare_page(
             {setting,
              before,
              after,
              compare(items_of(reader, setting, before), items_of(reader, setting, after))}
         )}
    );
}

VersionFormPage version_form(db::Reader& reader, Setting setting, VersionForm form) {
    VersionFormPage page{
        .setting = std::move(setting), .newest = std::nullopt, .form = std::move(form)};
    page.newest = find_newest_version(reader, page.setting.network.id);
    if (page.newest) {
        const auto content =
            find_version_content(reader, page.setting.network.id, page.newest->number);
        page.differences = compare(
            read_snapshot(content.value()),
            read_snapshot(take_snapshot(reader, page.setting.network.id))
        );
    }
    return page;
}

Response version_form_response(const VersionFormPage& page) {
    return form_response("Adopt the agenda as it stands", version_form_page(page), page.errors);
}

Response new_version(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const std::string today = base::date_in(context.now(), setting.network.zone).iso();
    return version_form_response(version_form(reader, setting, {.adopted_on = today}));
}

Response add_version(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    VersionFormPage page = version_form(
        tx,
        setting_of(tx, request, context),
        {request.form.text("adopted_on"), request.form.text("summary")}
    );
    check_date("adopted_on", page.form.adopted_on, true, page.errors);
    check_text("summary", page.form.summary, page.errors);
    if (page.newest && page.differences.empty()) {
        page.errors.push_back({"summary", "Nothing has changed since the last version."});
    }
    if (!page.errors.empty()) {
        return version_form_response(page);
    }
    const std::int64_t number = adopt_version(
        tx,
        context.now(),
        context.viewer(),
        page.setting.network.id,
        base::parse_date(page.form.adopted_on).value(),
        page.form.summary
    );
    tx.commit();
    return saved(
        page.setting, "agenda/versions", std::to_string(number), "The version was adopted."
    );
}

}  // namespace

http::Routes version_routes() {
    using http::Method;
    const auto adopts = http::in_network(Permission::convene);
    const std::string folder = "/n/{network}/agenda/versions";
    return {
        {Method::get, folder, http::anyone(), list_versions_page},
        {Method::post, folder, adopts, add_version},
        {Method::get, folder + "/new", adopts, new_version},
        {Method::get, folder + "/compare", http::anyone(), choose_comparison},
        {Method::get, folder + "/{version}", http::anyone(), show_version},
        {Method::get, folder + "/{version}/compare/{other}", http::anyone(), compare_versions},
    };
}

}  // namespace agenda
