#include "network/network.hpp"
#include "platform/journal/journal.hpp"

namespace network {
namespace {

Network network_of(const db::Row& row) {
    return {
        row.text("id"),
        row.text("slug"),
        row.text("name"),
        row.text("kind"),
        row.text("purpose"),
        row.text("zone"),
        row.boolean("is_public"),
        row.integer("suppress_below")};
}

// A network exists for a viewer when it is public or the viewer has a right in it.
bool is_visible(const Network& found, const base::Viewer& viewer) {
    return found.is_public || viewer.is_system() || viewer.grants().contains(found.id);
}

std::optional<Network> visible(const std::optional<db::Row>& row, const base::Viewer& viewer) {
    if (!row) {
        return std::nullopt;
    }
    Network found = network_of(*row);
    return is_visible(found, viewer) ? std::optional(std::move(found)) : std::nullopt;
}

}  // namespace

std::optional<Network> find_network(
    db::Reader& reader, const base::Viewer& viewer, std::string_view slug
) {
    return visible(
        reader.find(
            R"(/* networks.find_by_slug */
            select id, slug, name, kind, purpose, zone, is_public, suppress_below
            from networks where slug = :slug and closed_at is null)",
            {{"slug", slug}}
        ),
        viewer
    );
}

Network get_network(db::Reader& reader, const base::Viewer& viewer, std::string_view slug) {
    auto found = find_network(reader, viewer, slug);
    if (!found) {
        base::throw_not_found("This network");
    }
    return *found;
}

Network get_network_by_id(db::Reader& reader, const base::Viewer& viewer, std::string_view id) {
    auto found = visible(
        reader.find(
            R"(/* networks.find_by_id */
            select id, slug, name, kind, purpose, zone, is_public, suppress_below
            from networks where id = :id and closed_at is null)",
            {{"id", id}}
        ),
        viewer
    );
    if (!found) {
        base::throw_not_found("This network");
    }
    return *found;
}

std::vector<Network> list_networks(db::Reader& reader, const base::Viewer& viewer) {
    std::vector<Network> networks;
    for (const db::Row& row : reader.query(
             R"(/* networks.list */
             select id, slug, name, kind, purpose, zone, is_public, suppress_below
             from networks where closed_at is null order by name, id)"
         )) {
        Network network = network_of(row);
        const bool own = viewer.is_system() || viewer.grants().contains(network.id);
        if (viewer.is_stranger() ? network.is_public : own) {
            networks.push_back(std::move(network));
        }
    }
    return networks;
}

std::string create_network(
    db::Transaction& transaction, base::Instant now, const base::Viewer& viewer, const Network& network
) {
    const std::string id = base::new_uuid();
    transaction.execute(
        R"(/* networks.insert */
        insert into networks (id, slug, name, kind, purpose, zone, is_public, suppress_below, created_at)
        values (:id, :slug, :name, :kind, :purpose, :zone, :is_public, :suppress_below, :now))",
        {{"id", id},
         {"slug", network.slug},
         {"name", network.name},
         {"kind", network.kind},
         {"purpose", network.purpose},
         {"zone", network.zone},
         {"is_public", network.is_public},
         {"suppress_below", network.suppress_below},
         {"now", now}}
    );
    journal::write(
        transaction,
        now,
        {.scope = id,
         .actor = viewer.account(),
         .kind = "network.created",
         .subject = {"network", id},
         .audience = network.is_public ? journal::Audience::everyone : journal::Audience::members}
    );
    return id;
}

void grant_roles(db::Reader& reader, base::Viewer& viewer, base::Instant now) {
    // A day is the network's own: the widest zone difference cannot end a role early.
    const std::string today = base::date_in(now).iso();
    for (const db::Row& row : reader.query(
             R"(/* network_roles.of_account */
             select r.network_id as scope, r.role as role, 'network' as level
             from network_roles r join people p on p.id = r.person_id
             where p.account_id = :account and r.starts_on <= :today
               and (r.ends_on is null or r.ends_on >= :today)
             union all
             select m.group_id as scope, m.role as role, 'group' as level
             from group_members m join people p on p.id = m.person_id
             where p.account_id = :account and m.starts_on <= :today
               and (m.ends_on is null or m.ends_on >= :today))",
             {{"account", viewer.account()}, {"today", today}}
         )) {
        if (row.text("level") == "group") {
            const bool organises = row.text("role") == "organiser";
            viewer.grant(
                row.text("scope"), permissions_of(organises ? GroupRole::organiser : GroupRole::member)
            );
        } else if (const auto role = parse_role(row.text("role"))) {
            viewer.grant(row.text("scope"), permissions_of(*role));
        }
    }
}

std::vector<std::string> delegated_organisations(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id, base::Instant now
) {
    std::vector<std::string> organisations;
    for (const db::Row& row : reader.query(
             R"(/* network_roles.delegated */
             select distinct r.organisation_id as organisation_id
             from network_roles r join people p on p.id = r.person_id
             where p.account_id = :account and r.network_id = :network
               and r.role = 'partner_delegate' and r.organisation_id is not null
               and r.starts_on <= :today and (r.ends_on is null or r.ends_on >= :today)
             order by organisation_id)",
             {{"account", viewer.account()},
              {"network", network_id},
              {"today", base::date_in(now).iso()}}
         )) {
        organisations.push_back(row.text("organisation_id"));
    }
    return organisations;
}

std::optional<std::string> scope_of(
    db::Reader& reader, const http::Request& request, http::Access::In in
) {
    if (in == http::Access::In::instance) {
        return std::string(base::instance_scope);
    }
    const auto row = in == http::Access::In::network
                         ? reader.find(
                               R"(/* networks.scope */
                               select id from networks where slug = :slug and closed_at is null)",
                               {{"slug", request.parameter("network")}}
                           )
                         : reader.find(
                               R"(/* groups.scope */ select id from groups where id = :id)",
                               {{"id", request.parameter("group")}}
                           );
    return row ? std::optional(row->text("id")) : std::nullopt;
}

}  // namespace network
