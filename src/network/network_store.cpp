#include "network/network.hpp"
#include "platform/db/dialect.hpp"
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
        row.integer("suppress_below"),
        row.text("contact")};
}

// A network exists for a viewer when it is public or the viewer has a right in it: every query
// ends with this clause. `:scopes` is ",id,id,": arrays do not bind alike on the two databases.
constexpr db::Sql visible_clause =
    "and n.closed_at is null and (n.is_public or :is_system or :scopes like '%,' || n.id || ',%')";

constexpr db::Sql select_networks = R"(
    select n.id, n.slug, n.name, n.kind, n.purpose, n.zone, n.is_public, n.suppress_below,
           n.contact
    from networks n)";

db::Params with_viewer(db::Params params, const base::Viewer& viewer) {
    std::string scopes = ",";
    for (const auto& grant : viewer.grants()) {
        scopes += grant.first + ",";
    }
    params.push_back({"scopes", scopes});
    params.push_back({"is_system", viewer.is_system()});
    return params;
}

std::optional<Network> find_where(
    db::Reader& reader, const base::Viewer& viewer, db::Sql where, db::Params params
) {
    db::SqlText sql("/* networks.find */");
    sql += select_networks;
    sql += where;
    sql += visible_clause;
    const auto row = reader.find(sql, with_viewer(std::move(params), viewer));
    return row ? std::optional(network_of(*row)) : std::nullopt;
}

// Whether the last day of the row's partner (`left_on`) has passed in the network's `zone`.
bool has_left(const db::Row& row, base::Instant now) {
    const auto last_day = row.optional_date("left_on");
    return last_day && *last_day < base::date_in(now, row.text("zone"));
}

}  // namespace

std::optional<Network> find_network(
    db::Reader& reader, const base::Viewer& viewer, std::string_view slug
) {
    return find_where(reader, viewer, "where n.slug = :slug", {{"slug", slug}});
}

Network get_network(db::Reader& reader, const base::Viewer& viewer, std::string_view slug) {
    auto found = find_network(reader, viewer, slug);
    if (!found) {
        base::throw_not_found("This network");
    }
    return *found;
}

Network get_network_by_id(db::Reader& reader, const base::Viewer& viewer, std::string_view id) {
    auto found = find_where(reader, viewer, "where n.id = :id", {{"id", id}});
    if (!found) {
        base::throw_not_found("This network");
    }
    return *found;
}

std::vector<Network> list_networks(db::Reader& reader, const base::Viewer& viewer) {
    db::SqlText sql("/* networks.list */");
    sql += select_networks;
    sql += "where (:is_stranger or :is_system or :scopes like '%,' || n.id || ',%')";
    sql += visible_clause;
    sql += "order by n.name, n.id";
    std::vector<Network> networks;
    for (const db::Row& row :
         reader.query(sql, with_viewer({{"is_stranger", viewer.is_stranger()}}, viewer))) {
        networks.push_back(network_of(row));
    }
    return networks;
}

void lock_network(db::Transaction& transaction, std::string_view network_id) {
    db::lock_transaction(transaction, "network " + std::string(network_id));
}

std::string create_network(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    const Network& network
) {
    const std::string id = base::new_uuid();
    transaction.execute(
        R"(/* networks.insert */
        insert into networks (id, slug, name, kind, purpose, zone, is_public, suppress_below, contact, created_at)
        values (:id, :slug, :name, :kind, :purpose, :zone, :is_public, :suppress_below, :contact, :now))",
        {{"id", id},
         {"slug", network.slug},
         {"name", network.name},
         {"kind", network.kind},
         {"purpose", network.purpose},
         {"zone", network.zone},
         {"is_public", network.is_public},
         {"suppress_below", network.suppress_below},
         {"contact", network.contact},
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
             select r.network_id as scope, r.role as role, 'network' as level,
                    o.left_on as left_on, n.zone as zone
             from network_roles r join people p on p.id = r.person_id
             join networks n on n.id = r.network_id
             left join organisations o on o.id = r.organisation_id
             where p.account_id = :account and r.starts_on <= :today
               and (r.ends_on is null or r.ends_on > :today)
             union all
             select m.group_id as scope, m.role as role, 'group' as level,
                    cast(null as text) as left_on, '' as zone
             from group_members m join people p on p.id = m.person_id
             join groups g on g.id = m.group_id
             where (g.ends_on is null or g.ends_on > :today) and p.account_id = :account and m.starts_on <= :today
               and (m.ends_on is null or m.ends_on > :today))",
             {{"account", viewer.account()}, {"today", today}}
         )) {
        if (row.text("level") == "group") {
            const bool organises = row.text("role") == "organiser";
            viewer.grant(
                row.text("scope"),
                permissions_of(organises ? GroupRole::organiser : GroupRole::member)
            );
        } else if (const auto role = parse_role(row.text("role")); role && !has_left(row, now)) {
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
             select distinct r.organisation_id as organisation_id, o.left_on as left_on,
                    n.zone as zone
             from network_roles r join people p on p.id = r.person_id
             join networks n on n.id = r.network_id
             join organisations o on o.id = r.organisation_id
             where p.account_id = :account and r.network_id = :network
               and r.role = 'partner_delegate'
               and r.starts_on <= :today and (r.ends_on is null or r.ends_on > :today)
             order by organisation_id)",
             {{"account", viewer.account()},
              {"network", network_id},
              {"today", base::date_in(now).iso()}}
         )) {
        if (!has_left(row, now)) {
            organisations.push_back(row.text("organisation_id"));
        }
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
