#include "network/invitation_store.hpp"

#include "network/nullable.hpp"
#include "platform/auth/account.hpp"

namespace network {
namespace {

constexpr db::Sql select_invitation = R"(/* invitations.find */
    select i.id as id, i.network_id as network_id, i.person_id as person_id, p.name as person,
           p.email as email, p.account_id as account_id, i.role as role,
           i.organisation_id as organisation_id, o.name as organisation, i.group_id as group_id,
           i.invited_by as invited_by, i.invited_at as invited_at, i.expires_at as expires_at,
           i.accepted_at as accepted_at, i.revoked_at as revoked_at
    from invitations i join people p on p.id = i.person_id
    left join organisations o on o.id = i.organisation_id)";

InvitationState state_of(const db::Row& row, base::Instant now) {
    if (!row.is_null("accepted_at")) {
        return InvitationState::accepted;
    }
    if (!row.is_null("revoked_at")) {
        return InvitationState::revoked;
    }
    return row.instant("expires_at") <= now ? InvitationState::expired : InvitationState::waiting;
}

Invitation invitation_of(const db::Row& row, base::Instant now) {
    return {
        row.text("id"),
        row.text("network_id"),
        row.text("person_id"),
        row.text("person"),
        row.text_or("email", ""),
        row.text_or("account_id", ""),
        {row.text("role"), row.text_or("organisation_id", "")},
        row.text_or("organisation", ""),
        row.text_or("group_id", ""),
        row.text("invited_by"),
        row.instant("invited_at"),
        row.instant("expires_at"),
        state_of(row, now)};
}

}  // namespace

std::vector<Invitation> list_invitations(
    db::Reader& reader, std::string_view network_id, base::Instant now, int limit, int offset
) {
    db::SqlText sql(select_invitation);
    sql += R"(where i.network_id = :network
        order by case when i.accepted_at is null and i.revoked_at is null and i.expires_at > :now
                 then 0 else 1 end, i.invited_at desc, i.id desc
        limit :limit offset :offset)";
    std::vector<Invitation> invitations;
    for (const db::Row& row : reader.query(
             sql, {{"network", network_id}, {"now", now}, {"limit", limit}, {"offset", offset}}
         )) {
        invitations.push_back(invitation_of(row, now));
    }
    return invitations;
}

std::int64_t count_invitations(db::Reader& reader, std::string_view network_id) {
    return reader
        .find(
            R"(/* invitations.count */
            select count(*) as n from invitations where network_id = :network)",
            {{"network", network_id}}
        )
        ->integer("n");
}

std::optional<Invitation> find_invitation(
    db::Reader& reader, std::string_view network_id, base::Instant now, std::string_view id
) {
    db::SqlText sql(select_invitation);
    sql += "where i.network_id = :network and i.id = :id";
    const auto row = reader.find(sql, {{"network", network_id}, {"id", id}});
    return row ? std::optional(invitation_of(*row, now)) : std::nullopt;
}

std::optional<Invitation> find_invitation_of_person(
    db::Reader& reader, base::Instant now, std::string_view network_id, std::string_view person_id
) {
    db::SqlText sql(select_invitation);
    sql += R"(where i.network_id = :network and i.person_id = :person
        order by i.invited_at desc, i.id desc limit 1)";
    const auto row = reader.find(sql, {{"network", network_id}, {"person", person_id}});
    return row ? std::optional(invitation_of(*row, now)) : std::nullopt;
}

std::optional<Invitation> find_invitation_of_token(
    db::Reader& reader, base::Instant now, std::string_view token
) {
    db::SqlText sql(select_invitation);
    sql += "where i.token_hash = :hash";
    const auto row = reader.find(sql, {{"hash", base::fingerprint(token)}});
    return row ? std::optional(invitation_of(*row, now)) : std::nullopt;
}

bool signs_in_otherwise(db::Reader& reader, std::string_view account_id, std::string_view email) {
    if (account_id.empty() || !auth::find_account(reader, account_id)) {
        return false;
    }
    const auto account = auth::find_account_by_email(reader, email);
    return !account || account->id != account_id;
}

base::Secret insert_invitation(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const NewInvitation& invitation
) {
    transaction.execute(
        R"(/* invitations.replace */
        update invitations set revoked_at = :now
        where network_id = :network and person_id = :person and accepted_at is null
          and revoked_at is null)",
        {{"now", now}, {"network", network_id}, {"person", invitation.person_id}}
    );
    base::Secret token = base::random_token();
    transaction.execute(
        R"(/* invitations.insert */
        insert into invitations (id, network_id, person_id, role, organisation_id, group_id,
               token_hash, invited_by, invited_at, expires_at)
        values (:id, :network, :person, :role, :organisation, :group, :hash, :invited_by, :now,
               :expires_at))",
        {{"id", base::new_uuid()},
         {"network", network_id},
         {"person", invitation.person_id},
         {"role", invitation.role.role},
         {"organisation", null_if_empty(invitation.role.organisation_id)},
         {"group", null_if_empty(invitation.group_id)},
         {"hash", base::fingerprint(token.reveal())},
         {"invited_by", invitation.invited_by},
         {"now", now},
         {"expires_at", now + invitation_seconds}}
    );
    return token;
}

base::Secret renew_invitation(
    db::Transaction& transaction, base::Instant now, std::string_view invitation_id
) {
    base::Secret token = base::random_token();
    transaction.execute(
        R"(/* invitations.renew */
        update invitations set token_hash = :hash, invited_at = :now, expires_at = :expires_at,
               revoked_at = null
        where id = :id and accepted_at is null)",
        {{"id", invitation_id},
         {"hash", base::fingerprint(token.reveal())},
         {"now", now},
         {"expires_at", now + invitation_seconds}}
    );
    return token;
}

void revoke_invitation(
    db::Transaction& transaction, base::Instant now, std::string_view invitation_id
) {
    transaction.execute(
        R"(/* invitations.revoke */
        update invitations set revoked_at = :now where id = :id and accepted_at is null)",
        {{"id", invitation_id}, {"now", now}}
    );
}

bool revoke_invitations_of(
    db::Transaction& transaction, base::Instant now, std::string_view person_id
) {
    return transaction.execute(
               R"(/* invitations.revoke_of_person */
               update invitations set revoked_at = :now
               where person_id = :person and accepted_at is null and revoked_at is null
                 and expires_at > :now)",
               {{"person", person_id}, {"now", now}}
           ) > 0;
}

bool use_invitation(
    db::Transaction& transaction, base::Instant now, std::string_view invitation_id
) {
    return transaction.execute(
               R"(/* invitations.use */
               update invitations set accepted_at = :now
               where id = :id and accepted_at is null and revoked_at is null
                 and expires_at > :now)",
               {{"id", invitation_id}, {"now", now}}
           ) == 1;
}

}  // namespace network
