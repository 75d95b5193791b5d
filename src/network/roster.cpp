#include "network/roster.hpp"

#include "network/handling.hpp"
#include "platform/download/download.hpp"

#include <algorithm>

namespace network {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

namespace {

html::Url roster_url(const Network& network, const Group& group, bool is_own) {
    return is_own ? html::url("/g/{}", group.id)
                  : html::url("/n/{}/groups/{}", network.slug, group.id);
}

// At the group's own address, whom a member may not know by name is counted and not listed.
void count_unnamed(GroupPage& page, base::Date today) {
    page.unnamed = static_cast<int>(std::ranges::count_if(page.roster, [&](const RosterLine& line) {
        return line.name.empty() && (!line.ends_on || *line.ends_on > today);
    }));
    std::erase_if(page.roster, [](const RosterLine& line) { return line.name.empty(); });
    page.second_step =
        html::Url("/account/second-factor/prove").with("next", "/g/" + page.group.id);
}

}  // namespace

Response group_response(
    db::Reader& reader,
    Context& context,
    const Network& network,
    const Group& group,
    bool is_own,
    const base::FieldErrors& errors
) {
    const base::Viewer& viewer = context.viewer();
    const bool may_edit = viewer.may(Permission::manage_network, network.id);
    GroupPage page{
        .network = network,
        .group = group,
        .roster = list_roster(reader, viewer, group),
        .people = {},
        .is_own = is_own,
        .may_edit = may_edit,
        .may_change_roster = is_own ? viewer.may(Permission::organise_group, group.id) : may_edit,
        .errors = errors,
        .csrf = context.csrf_token()};
    if (is_own && !viewer.has_second_factor()) {
        count_unnamed(page, base::date_in(context.now()));
    }
    if (page.may_change_roster) {
        page.people = list_person_names(reader, viewer, network.id);
    }
    return http::page(
        {.title = (errors.empty() ? "" : "Error: ") + group.form.name,
         .main = group_page(page),
         .nav = "groups"},
        errors.empty() ? 200 : 422
    );
}

Response roster_file(
    db::Reader& reader,
    const Request& request,
    const Context& context,
    const Network& network,
    const Group& group
) {
    std::vector<tables::Row> rows;
    for (const RosterLine& line : list_roster(reader, context.viewer(), group)) {
        rows.push_back(
            {shown_name(line),
             std::string(label(line.role)),
             tables::Cell(line.starts_on),
             day_cell(line.ends_on)}
        );
    }
    return download::answer(
        request,
        context,
        {.stem = network.slug + "-roster",
         .title = "Roster of " + group.form.name,
         .author = network.name},
        {.name = "Roster",
         .header = {"Person", "Role", "From", "Until"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response add_group_member(
    db::Transaction& tx,
    const Request& request,
    Context& context,
    const Network& network,
    const Group& group,
    bool is_own
) {
    const std::string person = request.form.text("person_id");
    const auto known = list_person_names(tx, context.viewer(), network.id);
    if (std::none_of(known.begin(), known.end(), [&](const PersonName& name) {
            return name.id == person;
        })) {
        return group_response(
            tx, context, network, group, is_own, {{"person_id", "Choose a person of this network."}}
        );
    }
    const GroupRole role =
        request.form.text("role") == "organiser" ? GroupRole::organiser : GroupRole::member;
    if (!insert_group_member(tx, group.id, person, role, base::date_in(context.now()))) {
        return group_response(
            tx,
            context,
            network,
            group,
            is_own,
            {{"person_id", "That person is in the group already."}}
        );
    }
    write_entry(
        tx, context, network, {"group.member_joined", {"group", group.id}, {"person", person}}
    );
    tx.commit();
    return http::with_notice(
        http::redirect(roster_url(network, group, is_own)), "They are in the group now."
    );
}

Response end_membership_of(
    db::Transaction& tx,
    const Request& request,
    Context& context,
    const Network& network,
    const Group& group,
    bool is_own
) {
    const auto person =
        end_group_member(tx, group.id, request.parameter("member"), base::date_in(context.now()));
    if (!person) {
        base::throw_not_found("This place in the group");
    }
    write_entry(
        tx, context, network, {"group.member_left", {"group", group.id}, {"person", *person}}
    );
    tx.commit();
    return http::with_notice(
        http::redirect(roster_url(network, group, is_own)),
        "The place in the group has ended; they can be added again."
    );
}

}  // namespace network
