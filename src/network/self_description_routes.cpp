#include "network/handling.hpp"
#include "network/person_response.hpp"
#include "network/routes.hpp"
#include "network/self_description_store.hpp"
#include "network/self_description_views.hpp"
#include "standards/nz/disability.hpp"

#include <map>

namespace network {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

// The person the viewer is in the network of the route: their own pages exist for nobody else.
PersonName myself(db::Reader& reader, const Context& context, const Network& network) {
    auto person = find_person_of_account(reader, network.id, context.viewer().account());
    if (!person) {
        base::throw_not_found();
    }
    return *person;
}

std::string kind_of_route(const Request& request) {
    const std::string& kind = request.parameter("kind");
    if (!is_description_kind(kind)) {
        base::throw_not_found();
    }
    return kind;
}

std::vector<OpenDescription> opened(
    const base::Vault& vault, const std::vector<SelfDescription>& descriptions
) {
    std::vector<OpenDescription> open;
    for (const SelfDescription& description : descriptions) {
        open.push_back(
            {description.kind,
             answer_lines(description.kind, open_description(vault, description)),
             description.purpose,
             description.said_at}
        );
    }
    return open;
}

// A person may know who read their answers, whatever else of the journal they may see.
std::vector<ReadingMark> readings_of(
    db::Reader& reader, const Network& network, const std::string& person_id
) {
    const auto entries = journal::feed(
        reader,
        base::Viewer::system(),
        network.id,
        {.kind_prefix = "description.read", .subject = {"person", person_id}}
    );
    std::vector<std::string> accounts;
    for (const journal::FeedEntry& entry : entries) {
        accounts.push_back(entry.actor);
    }
    std::map<std::string, std::string> names;
    for (auto& [account, name] :
         names_of_accounts(reader, base::Viewer::system(), network.id, accounts)) {
        names[account] = name;
    }
    std::vector<ReadingMark> marks;
    for (const journal::FeedEntry& entry : entries) {
        marks.push_back({names[entry.actor], entry.at});
    }
    return marks;
}

std::vector<HeldRole> roles_today(
    db::Reader& reader, const Network& network, const std::string& person_id, base::Instant now
) {
    const base::Date today = base::date_in(now, network.zone);
    std::vector<HeldRole> roles = list_roles_of_person(reader, network.id, person_id);
    std::erase_if(roles, [&](const HeldRole& held) {
        return held.starts_on > today || (held.ends_on && *held.ends_on <= today);
    });
    return roles;
}

Response show_me(const Request& request, Context& context, const base::Vault& vault) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    const PersonName person = myself(reader, context, network);
    return http::page(
        {.title = "About me",
         .main = my_page(
             {.network = network,
              .name = person.name,
              .said = opened(vault, list_descriptions(reader, person.id)),
              .readings = readings_of(reader, network, person.id),
              .csrf = context.csrf_token(),
              .roles = roles_today(reader, network, person.id, context.now())}
         )}
    );
}

Response description_response(Context& context, DescriptionFormPage page) {
    page.csrf = context.csrf_token();
    page.found = page.kind == "ethnicity" || page.kind == "iwi"
                     ? find_codes(page.kind, page.words_searched)
                     : std::vector<CodeChoice>{};
    const std::string title(label_of(description_kinds, page.kind));
    return http::page(
        {.title = page.errors.empty() ? title : "Error: " + title,
         .main = description_form_page(page)},
        page.errors.empty() ? 200 : 422
    );
}

Response show_description_form(const Request& request, Context& context, const base::Vault& vault) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    DescriptionFormPage page{.network = network, .kind = kind_of_route(request)};
    const PersonName person = myself(reader, context, network);
    for (const SelfDescription& description : list_descriptions(reader, person.id)) {
        if (description.kind == page.kind) {
            page.form = open_description(vault, description);
        }
    }
    return description_response(context, page);
}

DescriptionForm read_description_form(const http::Form& form) {
    DescriptionForm said{
        .codes = form.all("codes"),
        .words = form.text("words"),
        .interpreter = form.text("interpreter"),
        .purpose = form.text("purpose"),
        .consents = form.has("consents")};
    for (std::size_t i = 0; i < said.functioning.size(); ++i) {
        said.functioning.at(i) = form.text(nz::functioning_domains()[i].code);
    }
    return said;
}

Response save_description(const Request& request, Context& context, const base::Vault& vault) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const PersonName person = myself(tx, context, network);
    DescriptionFormPage page{
        .network = network,
        .kind = kind_of_route(request),
        .form = read_description_form(request.form),
        .words_searched = request.form.text("search")};
    if (request.form.text("act") == "search") {
        return description_response(context, page);
    }
    page.errors = validate(page.kind, page.form);
    if (!page.errors.empty()) {
        return description_response(context, page);
    }
    insert_description(tx, vault, context.now(), person.id, page.kind, page.form);
    write_entry(
        tx,
        context,
        network,
        {.kind = "description.given",
         .subject = {"person", person.id},
         .audience = journal::Audience::actor}
    );
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/me", network.slug)), "Your answer was saved."
    );
}

Response withdraw(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const PersonName person = myself(tx, context, network);
    if (withdraw_description(tx, context.now(), person.id, kind_of_route(request))) {
        write_entry(
            tx,
            context,
            network,
            {.kind = "description.withdrawn",
             .subject = {"person", person.id},
             .audience = journal::Audience::actor}
        );
        tx.commit();
    }
    return http::with_notice(
        http::redirect(html::url("/n/{}/me", network.slug)), "Your answer is gone."
    );
}

// Reading what someone said for arrangements changes the journal, so it is a POST.
Response read_descriptions(const Request& request, Context& context, const base::Vault& vault) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const Person person = person_of_route(tx, network, request);
    std::vector<SelfDescription> readable;
    for (SelfDescription& description : list_descriptions(tx, person.id)) {
        if (description.purpose == for_arrangements) {
            readable.push_back(std::move(description));
        }
    }
    if (readable.empty()) {
        base::throw_not_found("A self-description for arrangements");
    }
    write_entry(
        tx,
        context,
        network,
        {.kind = "description.read",
         .subject = {"person", person.id},
         .audience = journal::Audience::stewards}
    );
    tx.commit();
    return http::page(
        {.title = "What they said, for arrangements",
         .main = read_descriptions_page(
             {.network = network,
              .person_id = person.id,
              .name = person.form.name,
              .said = opened(vault, readable)}
         ),
         .nav = "people"}
    );
}

}  // namespace

http::Routes self_description_routes(const base::Vault& vault) {
    using http::Method;
    const auto with_vault = [&vault](auto handler) {
        return [&vault, handler](const Request& request, Context& context) {
            return handler(request, context, vault);
        };
    };
    const auto mine = http::signed_in();
    return {
        {Method::get, "/n/{network}/me", mine, with_vault(show_me)},
        {Method::get, "/n/{network}/me/{kind}", mine, with_vault(show_description_form)},
        {Method::post, "/n/{network}/me/{kind}", mine, with_vault(save_description)},
        {Method::post, "/n/{network}/me/{kind}/withdraw", mine, withdraw},
        {Method::post,
         "/n/{network}/people/{person}/descriptions",
         http::in_network(Permission::see_people),
         with_vault(read_descriptions)},
    };
}

}  // namespace network
