// An account leaves every network it is a way in to.
#include "network/network.hpp"
#include "network/person_store.hpp"
#include "network/role_store.hpp"
#include "platform/db/dialect.hpp"
#include "platform/journal/journal.hpp"
#include "platform/journal/notices.hpp"

namespace network {
namespace {

struct Membership {
    std::string network_id;
    std::string network_name;
    std::string person_id;
};

std::vector<Membership> list_memberships(db::Reader& reader, std::string_view account_id) {
    std::vector<Membership> memberships;
    for (const db::Row& row : reader.query(
             R"(/* people.memberships_of_account */
             select n.id as network_id, n.name as name, p.id as person_id
             from people p join networks n on n.id = p.network_id
             where p.account_id = :account order by n.id)",
             {{"account", account_id}}
         )) {
        memberships.push_back({row.text("network_id"), row.text("name"), row.text("person_id")});
    }
    return memberships;
}

// Whether the person runs the network today, and whether another does who can sign in.
bool is_last_manager(db::Reader& reader, const Membership& member, base::Date today) {
    const auto row = reader.find(
        R"(/* network_roles.managers_but */
        select coalesce(sum(case when r.person_id = :person then 1 else 0 end), 0) as own,
            coalesce(sum(case when r.person_id = :person then 0 else 1 end), 0) as others
        from network_roles r join people p on p.id = r.person_id
        where r.network_id = :network and r.role in ('coordinator', 'administrator')
          and p.account_id is not null and r.starts_on <= :today
          and (r.ends_on is null or r.ends_on > :today))",
        {{"network", member.network_id}, {"person", member.person_id}, {"today", today}}
    );
    return row->integer("own") > 0 && row->integer("others") == 0;
}

}  // namespace

void leave_networks(db::Transaction& transaction, base::Instant now, std::string_view account_id) {
    const base::Date today = base::date_in(now);
    for (const Membership& member : list_memberships(transaction, account_id)) {
        lock_network(transaction, member.network_id);
        if (is_last_manager(transaction, member, today)) {
            throw base::Error(
                base::Code::conflict,
                "You are the only one who can run " + member.network_name +
                    ". Give the coordinator's or the administrator's role to someone else first, "
                    "and let them sign in."
            );
        }
        set_account(transaction, member.network_id, member.person_id, "");
        journal::write(
            transaction,
            now,
            {.scope = member.network_id,
             .actor = std::string(account_id),
             .kind = "person.unlinked",
             .subject = {"person", member.person_id}}
        );
    }
    db::lock_transaction(transaction, "account " + std::string(account_id));
    journal::forget_follower(transaction, account_id);
}

}  // namespace network
