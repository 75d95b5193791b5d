#include "network/agreement_store.hpp"

#include <fmt/format.h>

namespace network {
namespace {

constexpr db::Sql select_agreements = R"(/* network_agreements.list */
    select a.id as id, a.kind as kind, a.from_network_id as from_network_id, f.name as from_name,
           a.to_network_id as to_network_id, t.name as to_name, a.proposed_by as proposed_by,
           a.terms as terms, a.starts_on as starts_on, a.ends_on as ends_on,
           a.accepted_at as accepted_at, a.declined_at as declined_at
    from network_agreements a join networks f on f.id = a.from_network_id
    join networks t on t.id = a.to_network_id
    where :network in (a.from_network_id, a.to_network_id))";

AgreementState agreement_state(const db::Row& row) {
    if (!row.is_null("declined_at")) {
        return AgreementState::declined;
    }
    if (!row.is_null("ends_on")) {
        return AgreementState::ended;
    }
    return row.is_null("accepted_at") ? AgreementState::proposed : AgreementState::accepted;
}

Agreement agreement_of(const db::Row& row) {
    return {
        row.text("id"),
        row.text("kind"),
        row.text("from_network_id"),
        row.text("from_name"),
        row.text("to_network_id"),
        row.text("to_name"),
        row.text("proposed_by"),
        row.text("terms"),
        row.date("starts_on"),
        row.optional_date("ends_on"),
        agreement_state(row)};
}

}  // namespace

std::string agreement_title(const Agreement& agreement) {
    if (agreement.kind == "serves") {
        return fmt::format("{} serves {}", agreement.from_name, agreement.to_name);
    }
    const char* words =
        agreement.kind == "shares_with" ? "share with each other" : "stand beside each other";
    return fmt::format("{} and {} {}", agreement.from_name, agreement.to_name, words);
}

std::vector<Agreement> list_agreements(db::Reader& reader, std::string_view network_id) {
    db::SqlText sql(select_agreements);
    sql += R"(order by case when a.declined_at is not null or a.ends_on is not null then 2
                       when a.accepted_at is null then 0 else 1 end, a.starts_on desc, a.id)";
    std::vector<Agreement> agreements;
    for (const db::Row& row : reader.query(sql, {{"network", network_id}})) {
        agreements.push_back(agreement_of(row));
    }
    return agreements;
}

std::vector<Proposal> list_proposals_to_answer(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
) {
    std::vector<Proposal> proposals;
    if (!viewer.may(base::Permission::manage_network, network_id)) {
        return proposals;
    }
    for (const Agreement& agreement : list_agreements(reader, network_id)) {
        if (agreement.state == AgreementState::proposed && agreement.proposed_by != network_id) {
            const bool is_from = agreement.proposed_by == agreement.from_network_id;
            proposals.push_back(
                {agreement.id,
                 agreement_title(agreement),
                 is_from ? agreement.from_name : agreement.to_name,
                 agreement.starts_on}
            );
        }
    }
    return proposals;
}

std::optional<Agreement> find_agreement(
    db::Reader& reader, std::string_view network_id, std::string_view agreement_id
) {
    db::SqlText sql(select_agreements);
    sql += "and a.id = :id";
    const auto row = reader.find(sql, {{"network", network_id}, {"id", agreement_id}});
    return row ? std::optional(agreement_of(*row)) : std::nullopt;
}

std::string insert_agreement(
    db::Transaction& transaction,
    base::Instant now,
    const Network& own,
    const Network& other,
    const AgreementForm& form
) {
    const std::string id = base::new_uuid();
    const bool they_serve = form.relation == "they_serve";
    const bool is_serving = they_serve || form.relation == "we_serve";
    transaction.execute(
        R"(/* network_agreements.insert */
        insert into network_agreements (id, from_network_id, to_network_id, kind, terms,
               proposed_by, proposed_at, starts_on)
        values (:id, :from, :to, :kind, :terms, :proposed_by, :now, :starts_on))",
        {{"id", id},
         {"from", they_serve ? other.id : own.id},
         {"to", they_serve ? own.id : other.id},
         {"kind", is_serving ? "serves" : form.relation},
         {"terms", form.terms},
         {"proposed_by", own.id},
         {"now", now},
         {"starts_on", form.starts_on}}
    );
    return id;
}

bool accept_agreement(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    std::string_view agreement_id
) {
    return transaction.execute(
               R"(/* network_agreements.accept */
               update network_agreements set accepted_at = :now
               where id = :id and :network in (from_network_id, to_network_id)
                 and proposed_by <> :network and accepted_at is null and declined_at is null
                 and ends_on is null)",
               {{"now", now}, {"id", agreement_id}, {"network", network_id}}
           ) == 1;
}

bool decline_agreement(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    std::string_view agreement_id
) {
    return transaction.execute(
               R"(/* network_agreements.decline */
               update network_agreements set declined_at = :now
               where id = :id and :network in (from_network_id, to_network_id)
                 and proposed_by <> :network and accepted_at is null and declined_at is null
                 and ends_on is null)",
               {{"now", now}, {"id", agreement_id}, {"network", network_id}}
           ) == 1;
}

bool end_agreement(
    db::Transaction& transaction,
    base::Date today,
    std::string_view network_id,
    std::string_view agreement_id
) {
    return transaction.execute(
               R"(/* network_agreements.end */
               update network_agreements set ends_on = :today
               where id = :id and :network in (from_network_id, to_network_id)
                 and (accepted_at is not null or proposed_by = :network)
                 and declined_at is null and ends_on is null)",
               {{"today", today}, {"id", agreement_id}, {"network", network_id}}
           ) == 1;
}

}  // namespace network
