#include "app/frame.hpp"

#include "network/network.hpp"
#include "platform/auth/auth.hpp"
#include "platform/auth/email.hpp"

#include <array>
#include <optional>

namespace app {
namespace {

using base::Permission;

// One entry of a network's navigation. Without a permission it is for anyone.
struct NavRule {
    const char* key;
    const char* label;
    const char* path;  // after "/n/{network}"
    std::optional<Permission> needs{};
    std::optional<Permission> or_needs{};
};

constexpr std::array<NavRule, 12> network_nav{{
    {"today", "Today", "/today", Permission::read_internal},
    {"public", "Public page", ""},
    {"agenda", "Agenda", "/agenda"},
    {"measures", "Measures", "/measures"},
    {"returns", "Returns", "/returns", Permission::answer_returns, Permission::review_returns},
    {"imports", "Imports", "/imports", Permission::import_data},
    {"partners", "Partners", "/partners"},
    {"people", "People", "/people", Permission::see_people},
    {"groups", "Groups", "/groups", Permission::read_internal},
    {"places", "Places", "/places"},
    {"words", "Our words", "/words"},
    {"settings", "Settings", "/settings", Permission::manage_network},
}};

// A right that only lacks its second factor is still offered: following it asks for the factor.
std::vector<NavItem> nav_for(const network::Network& network, const base::Viewer& viewer) {
    std::vector<NavItem> items;
    for (const NavRule& rule : network_nav) {
        const auto holds = [&](std::optional<Permission> permission) {
            return permission && viewer.holds(*permission, network.id);
        };
        if (!rule.needs || holds(rule.needs) || holds(rule.or_needs)) {
            items.push_back(
                {rule.key, rule.label, html::Url::checked("/n/" + network.slug + rule.path)}
            );
        }
    }
    return items;
}

std::vector<NavItem> nav_outside(const base::Viewer& viewer) {
    std::vector<NavItem> items{{"networks", "Networks", html::Url("/")}};
    if (viewer.holds(Permission::operate_instance, base::instance_scope)) {
        items.push_back({"operator", "This server", html::Url("/operator")});
    }
    return items;
}

// Groups first met here, at most, beside the name; the rest are on the page of groups.
constexpr std::size_t most_own_groups = 3;

// What is about this person: in a network, their page and groups there; elsewhere, all their
// groups.
std::vector<NavItem> own_items(
    db::Reader& reader, const http::Context& context, const std::optional<network::Network>& network
) {
    const std::string& account = context.viewer().account();
    std::vector<NavItem> items;
    for (const network::OwnGroup& group :
         network::list_own_groups(reader, account, base::date_in(context.now()))) {
        if (items.size() < most_own_groups && (!network || group.network_id == network->id)) {
            items.push_back({"own_group", group.name, html::url("/g/{}", group.id)});
        }
    }
    if (network && network::find_person_of_account(reader, network->id, account)) {
        items.push_back({"me", "About me", html::url("/n/{}/me", network->slug)});
    }
    return items;
}

// As far as it is known without the database.
std::optional<Account> account_of(const http::Context& context) {
    if (context.viewer().is_stranger()) {
        return std::nullopt;
    }
    return Account{
        .label = "Your account",
        .url = html::Url("/account"),
        .sign_out = html::Url("/sign-out"),
        .csrf = context.csrf_token()};
}

std::optional<Account> account_of(
    db::Reader& reader, const http::Context& context, const std::optional<network::Network>& network
) {
    auto shown = account_of(context);
    if (!shown) {
        return std::nullopt;
    }
    if (const auto account = auth::find_account(reader, context.viewer().account())) {
        shown->label = account->name.empty() ? account->email : account->name;
    }
    shown->own = own_items(reader, context, network);
    return shown;
}

void add_contact(std::vector<PublicContact>& contacts, const network::Network& network) {
    if (!network.contact.empty()) {
        const bool is_email = auth::parse_email(network.contact).has_value();
        contacts.push_back(
            {network.name,
             network.contact,
             is_email ? html::Url::checked("mailto:" + network.contact) : html::Url()}
        );
    }
}

// A network's own, within it; outside, those of the public networks when they are few.
constexpr std::size_t most_contacts = 3;

std::vector<PublicContact> contacts_of(
    db::Reader& reader, const std::optional<network::Network>& network
) {
    std::vector<PublicContact> contacts;
    if (network) {
        add_contact(contacts, *network);
        return contacts;
    }
    contacts = public_contacts(reader);
    return contacts.size() > most_contacts ? std::vector<PublicContact>{} : contacts;
}

}  // namespace

std::vector<PublicContact> public_contacts(db::Reader& reader) {
    std::vector<PublicContact> contacts;
    for (const network::Network& network : network::list_networks(reader, base::Viewer())) {
        add_contact(contacts, network);
    }
    return contacts;
}

namespace {

// The network the page is of, as far as this viewer sees it; a page of a group is of its network.
std::optional<network::Network> network_of(
    db::Reader& reader, const http::Request& request, const http::Context& context
) {
    const base::Viewer& viewer = context.viewer();
    const auto& parameters = request.parameters;
    if (const auto slug = parameters.find("network"); slug != parameters.end()) {
        return network::find_network(reader, viewer, slug->second);
    }
    const auto group = parameters.find("group");
    if (group == parameters.end()) {
        return std::nullopt;
    }
    for (const network::OwnGroup& own :
         network::list_own_groups(reader, viewer.account(), base::date_in(context.now()))) {
        if (own.id == group->second) {
            return network::find_network(reader, viewer, own.network_slug);
        }
    }
    return std::nullopt;
}

Frame frame_without_database(
    const Site& site, const http::Page& page, const http::Context& context
) {
    Frame frame{
        .title = page.title,
        .main = page.main,
        .description = page.description,
        .nav_current = page.nav,
        .notice = context.notice(),
        .demo_banner =
            site.is_demo ? "This is a demonstration: its place and its people are made up." : "",
        .is_public = context.viewer().is_stranger(),
        .script = page.script,
        .is_own_space = page.is_own_space};
    frame.source_url = html::Url::checked(site.source_url);
    return frame;
}

}  // namespace

html::Html bare_frame(const Site& site, const http::Page& page, const http::Context& context) {
    Frame frame = frame_without_database(site, page, context);
    frame.nav = nav_outside(context.viewer());
    frame.account = account_of(context);
    return layout(frame);
}

html::Html frame(
    const Site& site,
    const http::Page& page,
    const http::Request& request,
    const http::Context& context
) {
    Frame frame = frame_without_database(site, page, context);
    db::Reader reader = context.database().read();
    const auto network = network_of(reader, request, context);
    if (network) {
        frame.network_name = network->name;
        frame.network_slug = network->slug;
        frame.nav = nav_for(*network, context.viewer());
    } else {
        frame.nav = nav_outside(context.viewer());
    }
    frame.account = account_of(reader, context, network);
    frame.contacts = contacts_of(reader, network);
    return layout(frame);
}

}  // namespace app
