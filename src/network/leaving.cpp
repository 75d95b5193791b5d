// An account leaves every network it is a way in to.
#include "network/network.hpp"
#include "network/person_store.hpp"
#include "network/role_store.hpp"
#include "platform/journal/journal.hpp"
#include "platform/journal/notices.hpp"

namespace network {
namespace {

struct Membership {
    std::string network_id;
    std::string network_name;
    std::string person_id;
    bool operator==(const Membership&) const = default;
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

bool runs_network(db::Reader& reader, const Membership& member, base::Date today) {
    const auto row = reader.find(
        R"(/* network_roles.manages */
        select id from network_roles
        where network_id = :network and person_id = :person
          and role in ('coordinator', 'administrator') and starts_on <= :today
          and (ends_on is null or ends_on > :today) limit 1)",
        {{"network", member.network_id}, {"person", member.person_id}, {"today", today}}
    );
    return row.has_value();
}

// The memberships of the account, its networks and then itself locked: who accepts an invitation
// takes the same locks in the same order, so none is added behind this one's back.
std::vector<Membership> lock_memberships(
    db::Transaction& transaction, std::string_view account_id
) {
    const std::vector<Membership> found = list_memberships(transaction, account_id);
    for (const Membership& member : found) {
        lock_network(transaction, member.network_id);
    }
    lock_account(transaction, std::string(account_id));
    std::vector<Membership> memberships = list_memberships(transaction, account_id);
    if (memberships != found) {
        throw base::Error(
            base::Code::conflict,
            "The networks you are in have changed just now. Look again, and decide."
        );
    }
    return memberships;
}

}  // namespace

void leave_networks(db::Transaction& transaction, base::Instant now, std::string_view account_id) {
    const base::Date today = base::date_in(now);
    for (const Membership& member : lock_memberships(transaction, account_id)) {
        if (runs_network(transaction, member, today) &&
            !has_manager(transaction, member.network_id, today, member.person_id)) {
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
    journal::forget_follower(transaction, account_id);
}

}  // namespace network
