#include "network/handling.hpp"
#include "network/invitation_store.hpp"
#include "network/person_response.hpp"
#include "network/routes.hpp"
#include "platform/auth/account.hpp"
#include "platform/auth/email.hpp"
#include "platform/download/download.hpp"
#include "platform/journal/notices.hpp"
#include "platform/journal/thread.hpp"

namespace network {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

constexpr int people_a_page = 50;

PersonForm read_person_form(const http::Form& form) {
    return {
        .name = form.text("name"),
        .email = form.text("email"),
        .phone = form.text("phone"),
        .organisation_id = form.text("organisation_id"),
        .position = form.text("position")};
}

std::string person_version(const PersonForm& form) {
    return form_version({form.name, form.email, form.phone, form.organisation_id, form.position});
}

PersonFilter read_person_filter(const Request& request, const Context& context) {
    const std::string sort = request.query.text("sort");
    return {
        .query = request.query.text("q"),
        .organisation_id = request.query.text("organisation"),
        .role = request.query.text("role"),
        .sort = sort.empty() ? "name" : sort,
        .today = base::date_in(context.now()).iso(),
        .limit = people_a_page,
        .offset = (page_number(request) - 1) * people_a_page};
}

Response download_people(
    const Request& request, Context& context, db::Reader& reader, const Network& network
) {
    PersonFilter filter = read_person_filter(request, context);
    filter.offset = 0;
    filter.limit = 100'000;
    std::vector<tables::Row> rows;
    for (const PersonLine& line : list_people(reader, network.id, filter)) {
        std::string roles;
        for (const std::string& role : line.roles) {
            roles += roles.empty() ? "" : ", ";
            roles += label(parse_role(role).value_or(Role::member));
        }
        rows.push_back({line.name, line.organisation, line.position, roles});
    }
    return download::answer(
        request,
        context,
        {.stem = network.slug + "-people", .title = "People", .author = network.name},
        {.name = "People",
         .header = {"Name", "Organisation", "Position", "Roles"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response list_people_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    if (download::is_asked(request)) {
        return download_people(request, context, reader, network);
    }
    const PersonFilter filter = read_person_filter(request, context);
    return http::page(
        {.title = "People",
         .main = person_list_page(
             {.network = network,
              .people = list_people(reader, network.id, filter),
              .filter = filter,
              .partners = list_partner_names(reader, context.viewer(), network.id, context.now()),
              .count = count_people(reader, network.id, filter),
              .may_edit = context.viewer().may(Permission::manage_network, network.id)}
         ),
         .nav = "people"}
    );
}

Response show_person(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    const Person person = person_of_route(reader, network, request);
    return download::is_asked(request) ? roles_file(reader, request, context, network, person)
                                       : person_response(reader, context, network, person);
}

Response person_form_response(Context& context, PersonFormPage page) {
    page.csrf = context.csrf_token();
    const std::string title = page.own_id.empty() ? "Add a person" : "Change a person";
    return http::page(
        {.title = page.errors.empty() ? title : "Error: " + title,
         .main = person_form_page(page),
         .nav = "people"},
        page.errors.empty() ? 200 : 422
    );
}

Response new_person(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    return person_form_response(
        context,
        {.network = network,
         .partners = list_partner_names(reader, context.viewer(), network.id, context.now()),
         .form = {.organisation_id = request.query.text("organisation")}}
    );
}

Response edit_person(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    const Person person = person_of_route(reader, network, request);
    return person_form_response(
        context,
        {.network = network,
         .partners = list_partner_names(reader, context.viewer(), network.id, context.now()),
         .own_id = person.id,
         .form = person.form,
         .version = person_version(person.form)}
    );
}

// What is wrong with a form that its own rules cannot see.
void check_against_stored(db::Reader& reader, const Request& request, PersonFormPage& page) {
    if (!page.own_id.empty()) {
        const Person stored = person_of_route(reader, page.network, request);
        if (page.version != person_version(stored.form)) {
            page.errors.push_back({"name", stale_form});
        }
    }
    if (page.form.email.empty() || !page.errors.empty()) {
        return;
    }
    const auto other = find_person_by_email(reader, page.network.id, page.form.email);
    if (other && other->id != page.own_id) {
        page.errors.push_back(
            {"email", "Someone else of this network has that e-mail address already."}
        );
    }
}

bool is_same_address(const std::string& left, const std::string& right) {
    const auto one = auth::parse_email(left);
    const auto other = auth::parse_email(right);
    return left == right || (one && other && one->key == other->key);
}

// An invitation is for whoever reads the address that it went to: it does not follow the person to
// another. True when one was withdrawn.
bool withdraw_invitations(
    db::Transaction& tx,
    const Context& context,
    const Network& network,
    const std::string& person_id,
    const std::string& new_email
) {
    const auto person = find_person(tx, network.id, person_id);
    if (!person || is_same_address(person->form.email, new_email) ||
        !revoke_invitations_of(tx, context.now(), person_id)) {
        return false;
    }
    write_entry(
        tx,
        context,
        network,
        {.kind = "invitation.revoked",
         .subject = {"person", person_id},
         .audience = journal::Audience::stewards}
    );
    return true;
}

Response save_person(const Request& request, Context& context) {
    const bool is_new = !request.parameters.contains("person");
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    PersonFormPage page{
        .network = network,
        .partners = list_partner_names(tx, context.viewer(), network.id, context.now()),
        .own_id = is_new ? "" : person_of_route(tx, network, request).id,
        .form = read_person_form(request.form),
        .version = request.form.text("version")};
    page.errors = validate(page.form, page.partners);
    check_against_stored(tx, request, page);
    if (!page.errors.empty()) {
        return person_form_response(context, page);
    }
    std::string id = page.own_id;
    bool is_uninvited = false;
    if (is_new) {
        id = insert_person(tx, context.now(), network.id, page.form);
    } else {
        is_uninvited = withdraw_invitations(tx, context, network, id, page.form.email);
        update_person(tx, network.id, id, page.form);
    }
    write_entry(tx, context, network, {is_new ? "person.added" : "person.changed", {"person", id}});
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/people/{}", network.slug, id)),
        is_new         ? "The person was added."
        : is_uninvited ? "The details were saved. The invitation that went to the address before "
                         "is withdrawn: send it again to this one."
                       : "The details were saved."
    );
}

Response unlink_person(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const Person person = person_of_route(tx, network, request);
    if (!person.account_id.empty()) {
        set_account(tx, network.id, person.id, "");
        require_manager(tx, network.id, base::date_in(context.now()));
        write_entry(tx, context, network, {"person.unlinked", {"person", person.id}});
        tx.commit();
    }
    return back_to_person(
        network, person, "They cannot sign in to this network now. An invitation lets them back."
    );
}

// Erases the way in of someone who is no longer a person of any network, unless they operate the
// instance.
void erase_unused_account(
    db::Transaction& tx, const Context& context, const std::string& account_id
) {
    if (account_id.empty()) {
        return;
    }
    // Of two networks that erase the same person at once, the second must see the first.
    lock_account(tx, account_id);
    const auto account = auth::find_account(tx, account_id);
    if (has_person(tx, account_id) || (account && account->operates_instance)) {
        return;
    }
    journal::forget_follower(tx, account_id);
    if (account) {
        auth::erase_account(tx, context.now(), account_id, context.viewer().account());
    }
}

Response erase_person_of_route(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const Person person = person_of_route(tx, network, request);
    if (!request.form.has("understood")) {
        return person_response(
            tx,
            context,
            network,
            person,
            {},
            {{"understood", "Tick that everything about this person is to be erased."}}
        );
    }
    erase_person(tx, network.id, person.id);
    journal::forget_follower_in(tx, network.id, person.account_id);
    erase_unused_account(tx, context, person.account_id);
    require_manager(tx, network.id, base::date_in(context.now()));
    write_entry(tx, context, network, {"person.erased", {"person", person.id}});
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/people", network.slug)),
        "Everything kept about that person was erased."
    );
}

}  // namespace

http::Routes person_routes() {
    using http::Method;
    const auto sees = http::in_network(Permission::see_people);
    const auto edits = http::in_network(Permission::manage_network);
    return {
        {Method::get, "/n/{network}/people", sees, list_people_page},
        {Method::post, "/n/{network}/people", edits, save_person},
        {Method::get, "/n/{network}/people/new", edits, new_person},
        {Method::get, "/n/{network}/people/{person}", sees, show_person},
        {Method::post, "/n/{network}/people/{person}", edits, save_person},
        {Method::get, "/n/{network}/people/{person}/edit", edits, edit_person},
        {Method::post, "/n/{network}/people/{person}/unlink", edits, unlink_person},
        {Method::post, "/n/{network}/people/{person}/erase", edits, erase_person_of_route},
    };
}

}  // namespace network
