#include "network/agreement_views.hpp"
#include "network/handling.hpp"
#include "network/routes.hpp"
#include "platform/download/download.hpp"

#include <algorithm>

namespace network {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

Agreement agreement_of_route(db::Reader& reader, const Network& network, const Request& request) {
    auto found = find_agreement(reader, network.id, request.parameter("agreement"));
    if (!found) {
        base::throw_not_found("This agreement");
    }
    return *found;
}

// What happens to an agreement is written in both networks, for the members of each.
void write_on_both_sides(
    db::Transaction& tx, const Context& context, const char* kind, const Agreement& agreement
) {
    for (const std::string& side : {agreement.from_network_id, agreement.to_network_id}) {
        journal::write(
            tx,
            context.now(),
            {.scope = side,
             .actor = context.viewer().account(),
             .kind = kind,
             .subject = {"agreement", agreement.id}}
        );
    }
}

tables::Sheet agreement_sheet(const std::vector<Agreement>& agreements) {
    std::vector<tables::Row> rows;
    for (const Agreement& agreement : agreements) {
        rows.push_back(
            {agreement_title(agreement),
             agreement_state_label(agreement.state),
             tables::Cell(agreement.starts_on),
             day_cell(agreement.ends_on)}
        );
    }
    return {
        .name = "Agreements",
        .header = {"Agreement", "State", "From", "Until"},
        .rows = tables::rows_of(std::move(rows))};
}

Response list_agreements_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    const std::vector<Agreement> agreements = list_agreements(reader, network.id);
    if (download::is_asked(request)) {
        return download::answer(
            request,
            context,
            {.stem = network.slug + "-agreements", .title = "Agreements", .author = network.name},
            agreement_sheet(agreements)
        );
    }
    return http::page(
        {.title = "Agreements",
         .main = agreement_list_page(
             {network, agreements, context.viewer().may(Permission::manage_network, network.id)}
         ),
         .nav = "settings"}
    );
}

Response show_agreement(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    return http::page(
        {.title = "Agreement",
         .main = agreement_page(
             {.network = network,
              .agreement = agreement_of_route(reader, network, request),
              .may_edit = context.viewer().may(Permission::manage_network, network.id),
              .csrf = context.csrf_token()}
         ),
         .nav = "settings"}
    );
}

// Those that have a public page, and those the proposer is in.
std::vector<Network> networks_to_propose_to(
    db::Reader& reader, const Context& context, const Network& own
) {
    std::vector<Network> others = list_networks(reader, base::Viewer());
    for (Network& network : list_networks(reader, context.viewer())) {
        if (!network.is_public) {
            others.push_back(std::move(network));
        }
    }
    std::erase_if(others, [&](const Network& network) { return network.id == own.id; });
    return others;
}

Response agreement_form_response(Context& context, AgreementFormPage page) {
    page.csrf = context.csrf_token();
    return http::page(
        {.title = page.errors.empty() ? "Propose an agreement" : "Error: Propose an agreement",
         .main = agreement_form_page(page),
         .nav = "settings"},
        page.errors.empty() ? 200 : 422
    );
}

Response new_agreement(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    return agreement_form_response(
        context,
        {.network = network,
         .others = networks_to_propose_to(reader, context, network),
         .form =
             {.relation = "stands_beside",
              .starts_on = base::date_in(context.now(), network.zone).iso()}}
    );
}

Response propose(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    AgreementFormPage page{
        .network = network,
        .others = networks_to_propose_to(tx, context, network),
        .form = {
            .relation = request.form.text("relation"),
            .other_slug = request.form.text("other_slug"),
            .terms = request.form.text("terms"),
            .starts_on = request.form.text("starts_on")}};
    const auto other = find_network(tx, context.viewer(), page.form.other_slug);
    page.errors = validate(page.form, network, other);
    if (!page.errors.empty()) {
        return agreement_form_response(context, page);
    }
    const std::string id = insert_agreement(tx, context.now(), network, *other, page.form);
    write_on_both_sides(tx, context, "agreement.proposed", *find_agreement(tx, network.id, id));
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/agreements/{}", network.slug, id)),
        "Proposed. The other network sees it among its agreements."
    );
}

enum class Act { accept, decline, end };

bool act_on(
    db::Transaction& tx,
    const Context& context,
    const Network& network,
    Act act,
    const std::string& id
) {
    switch (act) {
        case Act::accept:
            return accept_agreement(tx, context.now(), network.id, id);
        case Act::decline:
            return decline_agreement(tx, context.now(), network.id, id);
        case Act::end:
            return end_agreement(tx, base::date_in(context.now(), network.zone), network.id, id);
    }
    return false;
}

const char* kind_of(Act act) {
    if (act == Act::end) {
        return "agreement.ended";
    }
    return act == Act::accept ? "agreement.accepted" : "agreement.declined";
}

http::Handler acting(Act act) {
    return [act](const Request& request, Context& context) {
        db::Transaction tx = context.database().write();
        const Network network = network_to_change(tx, request, context);
        const Agreement agreement = agreement_of_route(tx, network, request);
        if (!act_on(tx, context, network, act, agreement.id)) {
            throw base::Error(
                base::Code::conflict,
                "This agreement is not waiting for that any more, or it is the other network that "
                "decides. Open it again to see how it stands."
            );
        }
        write_on_both_sides(tx, context, kind_of(act), agreement);
        tx.commit();
        return http::with_notice(
            http::redirect(html::url("/n/{}/agreements/{}", network.slug, agreement.id)), "Saved."
        );
    };
}

}  // namespace

http::Routes agreement_routes() {
    using http::Method;
    const auto reads = http::in_network(Permission::read_internal);
    const auto edits = http::in_network(Permission::manage_network);
    const std::string one = "/n/{network}/agreements/{agreement}";
    return {
        {Method::get, "/n/{network}/agreements", reads, list_agreements_page},
        {Method::post, "/n/{network}/agreements", edits, propose},
        {Method::get, "/n/{network}/agreements/new", edits, new_agreement},
        {Method::get, one, reads, show_agreement},
        {Method::post, one + "/accept", edits, acting(Act::accept)},
        {Method::post, one + "/decline", edits, acting(Act::decline)},
        {Method::post, one + "/end", edits, acting(Act::end)},
    };
}

}  // namespace network
