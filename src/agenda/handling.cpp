#include "agenda/handling.hpp"

#include "agenda/agenda.hpp"
#include "base/secret.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace agenda {
namespace {

std::vector<ThreadLink> titled(
    const std::vector<journal::Thing>& things, const journal::Titles& titles
) {
    std::vector<ThreadLink> links;
    for (const journal::Thing& thing : things) {
        const journal::ThingTitle& title = titles.at(thing);
        if (!title.title.empty()) {
            links.push_back({thing.kind, title});
        }
    }
    return links;
}

bool is_among(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

Setting setting_of(db::Reader& reader, const http::Request& request, const http::Context& context) {
    using base::Permission;
    const base::Viewer& viewer = context.viewer();
    const network::Network network =
        network::get_network(reader, viewer, request.parameter("network"));
    return {
        .network = network,
        .reads_internal = viewer.may(Permission::read_internal, network.id),
        .may_contribute = viewer.may(Permission::contribute, network.id),
        .may_edit = viewer.may(Permission::edit_agenda, network.id),
        .may_convene = viewer.may(Permission::convene, network.id),
        .account = viewer.account(),
        .csrf = viewer.account().empty() ? "" : context.csrf_token()};
}

Setting setting_of(
    db::Transaction& transaction, const http::Request& request, const http::Context& context
) {
    db::Reader& reader = transaction;
    Setting setting = setting_of(reader, request, context);
    network::lock_network(transaction, setting.network.id);
    return setting;
}

http::Response as_public(
    db::Reader& reader,
    const http::Context& context,
    const Setting& setting,
    http::Response response
) {
    if (context.viewer().is_stranger()) {
        response.public_scope = setting.network.id;
        response.public_version = journal::public_version(reader, setting.network.id);
    }
    return response;
}

http::Response agenda_response(
    db::Reader& reader, const http::Context& context, const Setting& setting, http::Page page
) {
    if (page.nav.empty()) {
        page.nav = "agenda";
    }
    return as_public(reader, context, setting, http::page(std::move(page)));
}

http::Response form_response(
    const std::string& title, html::Html main, const base::FieldErrors& errors, std::string nav
) {
    return http::page(
        {.title = (errors.empty() ? "" : "Error: ") + title,
         .main = std::move(main),
         .nav = std::move(nav)},
        errors.empty() ? 200 : 422
    );
}

http::Response saved(
    const Setting& setting, std::string_view folder, const std::string& id, std::string_view notice
) {
    const html::Url to =
        html::Url::checked(fmt::format("/n/{}/{}/{}", setting.network.slug, folder, id));
    return http::with_notice(http::redirect(to), notice);
}

int page_number(const http::Request& request) {
    const std::string text = request.query.text("page");
    int page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    return std::clamp(page, 1, 100'000);
}

tables::Cell day_cell(const std::string& iso) {
    const auto day = base::parse_date(iso);
    return day ? tables::Cell(*day) : tables::Cell();
}

Thread read_thread(
    db::Reader& reader,
    const http::Context& context,
    const Setting& setting,
    const journal::Thing& thing
) {
    const std::string& scope = setting.network.id;
    std::vector<journal::Thing> earlier;
    std::vector<journal::Thing> later;
    journal::Titles titles;
    for (const journal::Link& link : journal::links_from(reader, scope, thing)) {
        earlier.push_back(link.to);
        titles[link.to] = {};
    }
    for (const journal::Link& link : journal::links_to(reader, scope, thing)) {
        later.push_back(link.from);
        titles[link.from] = {};
    }
    describe(reader, context.viewer(), scope, titles);
    return {
        .thing = thing,
        .came_from = titled(earlier, titles),
        .led_to = titled(later, titles),
        .is_followed =
            !setting.account.empty() && journal::follows(reader, scope, thing, setting.account)};
}

void record(
    db::Transaction& transaction,
    const http::Context& context,
    const Setting& setting,
    const Change& change
) {
    record(transaction, context.now(), context.viewer(), setting.network.id, change);
}

void relink(
    db::Transaction& transaction,
    const http::Context& context,
    const Setting& setting,
    const Origins& origins
) {
    for (const std::string& id : origins.before) {
        if (!id.empty() && !is_among(origins.after, id)) {
            journal::unlink(
                transaction,
                context.now(),
                setting.network.id,
                {.from = origins.later, .to = {origins.kind, id}},
                setting.account
            );
        }
    }
    for (const std::string& id : origins.after) {
        if (!id.empty() && !is_among(origins.before, id)) {
            came_from(
                transaction,
                context.now(),
                context.viewer(),
                setting.network.id,
                origins.later,
                {origins.kind, id}
            );
        }
    }
}

std::string stamp_of(const std::vector<std::string>& values) {
    std::string all;
    for (const std::string& value : values) {
        all += fmt::format("{}:{}", value.size(), value);
    }
    return base::fingerprint(all);
}

void check_stamp(
    const http::Request& request,
    std::string_view stored,
    base::FieldErrors& errors,
    const char* field
) {
    if (request.form.text("stamp") != stored) {
        errors.insert(
            errors.begin(),
            {field,
             "Someone else saved this since you opened it, and theirs stands. What you typed is "
             "below: read theirs first; saving again replaces it."}
        );
    }
}

}  // namespace agenda
