#include "network/group_store.hpp"

#include "network/nullable.hpp"

#include <algorithm>

namespace network {

std::vector<GroupLine> list_groups(
    db::Reader& reader, std::string_view network_id, base::Date today
) {
    std::vector<GroupLine> groups;
    for (const db::Row& row : reader.query(
             R"(/* groups.list */
             select g.id as id, g.name as name, g.kind as kind, g.ends_on as ends_on,
                    (select count(*) from group_members m where m.group_id = g.id
                       and m.starts_on <= :today
                       and (m.ends_on is null or m.ends_on > :today)) as members
             from groups g where g.network_id = :network
             order by case when g.ends_on is null then 0 else 1 end, g.name, g.id)",
             {{"network", network_id}, {"today", today}}
         )) {
        groups.push_back(
            {row.text("id"),
             row.text("name"),
             row.text("kind"),
             row.optional_date("ends_on"),
             row.integer("members")}
        );
    }
    return groups;
}

std::optional<Group> find_group(db::Reader& reader, std::string_view group_id) {
    const auto row = reader.find(
        R"(/* groups.find */
        select id, network_id, name, kind, purpose, starts_on, ends_on from groups where id = :id)",
        {{"id", group_id}}
    );
    if (!row) {
        return std::nullopt;
    }
    return Group{
        row->text("id"),
        row->text("network_id"),
        {row->text("name"), row->text("kind"), row->text("purpose"), row->text("starts_on")},
        row->optional_date("ends_on")};
}

std::vector<PersonName> list_groups_of_person(
    db::Reader& reader, std::string_view network_id, std::string_view person_id, base::Date today
) {
    std::vector<PersonName> groups;
    for (const db::Row& row : reader.query(
             R"(/* groups.of_person */
             select distinct g.id as id, g.name as name
             from groups g join group_members m on m.group_id = g.id
             where g.network_id = :network and m.person_id = :person and m.starts_on <= :today
               and (m.ends_on is null or m.ends_on > :today)
             order by name, id)",
             {{"network", network_id}, {"person", person_id}, {"today", today}}
         )) {
        groups.push_back({row.text("id"), row.text("name")});
    }
    return groups;
}

std::vector<OwnGroup> list_own_groups(
    db::Reader& reader, std::string_view account, base::Date today
) {
    std::vector<OwnGroup> groups;
    for (const db::Row& row : reader.query(
             R"(/* groups.of_account */
             select distinct g.id as id, g.name as name, g.network_id as network_id,
                    n.slug as network_slug
             from people p join group_members m on m.person_id = p.id join groups g on g.id = m.group_id
             join networks n on n.id = g.network_id
             where p.account_id = :account and m.starts_on <= :today
               and (m.ends_on is null or m.ends_on > :today)
               and (g.ends_on is null or g.ends_on > :today)
             order by name, id)",
             {{"account", account}, {"today", today}}
         )) {
        groups.push_back(
            {row.text("id"), row.text("name"), row.text("network_id"), row.text("network_slug")}
        );
    }
    return groups;
}

std::vector<RosterLine> list_roster(
    db::Reader& reader, const base::Viewer& viewer, const Group& group
) {
    using base::Permission;
    const bool is_member = viewer.may(Permission::join_group, group.id);
    std::vector<RosterLine> roster;
    for (const db::Row& row : reader.query(
             R"(/* group_members.roster */
             select m.id as id, m.person_id as person_id, m.role as role, m.starts_on as starts_on,
                    m.ends_on as ends_on,
                    case when :knows_all or p.account_id = :account
                        or (:is_member and m.role = 'organiser') or (:reads_internal and exists (
                        select 1 from network_roles r where r.person_id = p.id))
                    then p.name else '' end as name
             from group_members m join people p on p.id = m.person_id
             where m.group_id = :group
             order by case when m.ends_on is null then 0 else 1 end, m.role desc, p.search_key,
                      m.id)",
             {{"group", group.id},
              {"account", viewer.account()},
              {"knows_all",
               viewer.may(Permission::see_people, group.network_id) ||
                   (is_member && viewer.has_second_factor())},
              {"is_member", is_member},
              {"reads_internal", viewer.may(Permission::read_internal, group.network_id)}}
         )) {
        roster.push_back(
            {row.text("id"),
             row.text("person_id"),
             row.text("name"),
             row.text("role") == "organiser" ? GroupRole::organiser : GroupRole::member,
             row.date("starts_on"),
             row.optional_date("ends_on")}
        );
    }
    return roster;
}

std::string insert_group(
    db::Transaction& transaction, std::string_view network_id, const GroupForm& form
) {
    const std::string id = base::new_uuid();
    transaction.execute(
        R"(/* groups.insert */
        insert into groups (id, network_id, name, kind, purpose, starts_on)
        values (:id, :network, :name, :kind, :purpose, :starts_on))",
        {{"id", id},
         {"network", network_id},
         {"name", form.name},
         {"kind", form.kind},
         {"purpose", form.purpose},
         {"starts_on", form.starts_on}}
    );
    return id;
}

void update_group(db::Transaction& transaction, std::string_view group_id, const GroupForm& form) {
    transaction.execute(
        R"(/* groups.update */
        update groups set name = :name, kind = :kind, purpose = :purpose, starts_on = :starts_on
        where id = :id)",
        {{"id", group_id},
         {"name", form.name},
         {"kind", form.kind},
         {"purpose", form.purpose},
         {"starts_on", form.starts_on}}
    );
}

void set_group_end(
    db::Transaction& transaction, std::string_view group_id, std::optional<base::Date> ends_on
) {
    transaction.execute(
        "/* groups.end */ update groups set ends_on = :ends_on where id = :id",
        {{"id", group_id}, {"ends_on", ends_on}}
    );
}

bool insert_group_member(
    db::Transaction& transaction,
    std::string_view group_id,
    std::string_view person_id,
    GroupRole role,
    base::Date starts_on
) {
    const auto present = transaction.find(
        R"(/* group_members.present */
        select id from group_members
        where group_id = :group and person_id = :person and ends_on is null)",
        {{"group", group_id}, {"person", person_id}}
    );
    if (present) {
        return false;
    }
    transaction.execute(
        R"(/* group_members.insert */
        insert into group_members (id, group_id, person_id, role, starts_on)
        values (:id, :group, :person, :role, :starts_on))",
        {{"id", base::new_uuid()},
         {"group", group_id},
         {"person", person_id},
         {"role", name(role)},
         {"starts_on", starts_on}}
    );
    return true;
}

std::optional<std::string> end_group_member(
    db::Transaction& transaction,
    std::string_view group_id,
    std::string_view membership_id,
    base::Date ends_on
) {
    const auto row = transaction.find(
        R"(/* group_members.open */
        select person_id from group_members
        where id = :id and group_id = :group and ends_on is null)",
        {{"id", membership_id}, {"group", group_id}}
    );
    if (!row) {
        return std::nullopt;
    }
    transaction.execute(
        "/* group_members.end */ update group_members set ends_on = :ends_on where id = :id",
        {{"id", membership_id}, {"ends_on", ends_on}}
    );
    return row->text("person_id");
}

}  // namespace network
