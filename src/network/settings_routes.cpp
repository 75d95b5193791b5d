#include "network/handling.hpp"
#include "network/invitation_mail.hpp"
#include "network/person_store.hpp"
#include "network/routes.hpp"
#include "network/settings_store.hpp"
#include "network/settings_views.hpp"

namespace network {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

SettingsForm read_settings_form(const http::Form& form) {
    return {
        .name = form.text("name"),
        .purpose = form.text("purpose"),
        .zone = form.text("zone"),
        .is_public = form.has("is_public"),
        .suppress_below = form.text("suppress_below"),
        .contact = form.text("contact")};
}

std::string settings_version(const SettingsForm& form) {
    return form_version(
        {form.name,
         form.purpose,
         form.zone,
         form.is_public ? "1" : "0",
         form.suppress_below,
         form.contact}
    );
}

Response settings_response(Context& context, SettingsPage page) {
    page.csrf = context.csrf_token();
    return http::page(
        {.title = page.errors.empty() ? "Settings" : "Error: Settings",
         .main = settings_page(page),
         .nav = "settings"},
        page.errors.empty() ? 200 : 422
    );
}

Response show_settings(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    const SettingsForm form = settings_of(network);
    return settings_response(
        context, {.network = network, .form = form, .version = settings_version(form)}
    );
}

Response save_settings(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    SettingsPage page{
        .network = network,
        .form = read_settings_form(request.form),
        .version = request.form.text("version")};
    page.errors = validate(page.form);
    if (page.version != settings_version(settings_of(network))) {
        page.errors.push_back({"name", stale_form});
    }
    if (!page.errors.empty()) {
        return settings_response(context, page);
    }
    update_network(tx, with_settings(network, page.form));
    // Pages that strangers were shown must go, also when the public page is switched off.
    const bool was_or_is_public = network.is_public || page.form.is_public;
    write_entry(
        tx,
        context,
        network,
        {.kind = "network.changed",
         .subject = {"network", network.id},
         .audience = was_or_is_public ? journal::Audience::everyone : journal::Audience::members}
    );
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/settings", network.slug)), "The settings were saved."
    );
}

Response new_network_response(Context& context, NewNetworkPage page) {
    page.csrf = context.csrf_token();
    return http::page(
        {.title = page.errors.empty() ? "Make a network" : "Error: Make a network",
         .main = new_network_page(page),
         .nav = "networks"},
        page.errors.empty() ? 200 : 422
    );
}

Response new_network(const Request&, Context& context) {
    return new_network_response(
        context,
        {.form =
             {.settings =
                  {.zone = std::string(base::default_zone),
                   .is_public = true,
                   .suppress_below = "6"},
              .kind = "alliance"}}
    );
}

NewNetworkForm read_new_network_form(const http::Form& form) {
    return {
        .settings = read_settings_form(form),
        .slug = form.text("slug"),
        .kind = form.text("kind"),
        .coordinator_name = form.text("coordinator_name"),
        .coordinator_email = form.text("coordinator_email")};
}

void invite_first_coordinator(
    db::Transaction& tx,
    const Context& context,
    const Network& network,
    const NewNetworkForm& form,
    const std::string& base_url
) {
    const std::string person = insert_person(
        tx,
        context.now(),
        network.id,
        {.name = form.coordinator_name, .email = form.coordinator_email}
    );
    write_entry(tx, context, network, {"person.added", {"person", person}});
    send_invitation(
        tx,
        context.now(),
        context.viewer(),
        network,
        base_url,
        {.person_id = person,
         .role = {.role = "coordinator"},
         .group_id = "",
         .invited_by = context.viewer().account()}
    );
}

Response make_network(const Request& request, Context& context, const std::string& base_url) {
    NewNetworkPage page{.form = read_new_network_form(request.form)};
    page.errors = validate(page.form);
    if (!page.errors.empty()) {
        return new_network_response(context, page);
    }
    Network network = with_settings(
        {.id = "",
         .slug = page.form.slug,
         .name = "",
         .kind = page.form.kind,
         .purpose = "",
         .zone = ""},
        page.form.settings
    );
    db::Transaction tx = context.database().write();
    try {
        network.id = create_network(tx, context.now(), context.viewer(), network);
    } catch (const db::Conflict&) {
        page.errors = {{"slug", "Another network of this instance has that address."}};
        return new_network_response(context, page);
    }
    invite_first_coordinator(tx, context, network, page.form, base_url);
    tx.commit();
    return http::with_notice(
        http::redirect(html::Url("/")),
        "The network was made, and its first coordinator is invited."
    );
}

}  // namespace

http::Routes settings_routes() {
    const auto edits = http::in_network(Permission::manage_network);
    return {
        {http::Method::get, "/n/{network}/settings", edits, show_settings},
        {http::Method::post, "/n/{network}/settings", edits, save_settings},
    };
}

http::Routes new_network_routes(const std::string& base_url) {
    const auto operates = http::on_instance(Permission::operate_instance);
    return {
        {http::Method::get, "/networks/new", operates, new_network},
        {http::Method::post,
         "/networks",
         operates,
         [base_url](const Request& request, Context& context) {
             return make_network(request, context, base_url);
         }},
    };
}

}  // namespace network
