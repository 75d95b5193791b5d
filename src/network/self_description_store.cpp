#include "network/self_description_store.hpp"

#include "network/network.hpp"

#include <algorithm>

namespace network {
namespace {

std::string vault_context(std::string_view description_id) {
    return "self_descriptions:" + std::string(description_id);
}

std::ptrdiff_t place_of_kind(std::string_view kind) {
    return std::find_if(
               description_kinds.begin(),
               description_kinds.end(),
               [&](const Named& row) { return row.code == kind; }
           ) -
           description_kinds.begin();
}

}  // namespace

std::vector<SelfDescription> list_descriptions(db::Reader& reader, std::string_view person_id) {
    std::vector<SelfDescription> descriptions;
    for (const db::Row& row : reader.query(
             R"(/* self_descriptions.of_person */
             select id, kind, answer, purpose, said_at from self_descriptions
             where person_id = :person and withdrawn_at is null order by said_at, id)",
             {{"person", person_id}}
         )) {
        descriptions.push_back(
            {row.text("id"),
             row.text("kind"),
             row.text("answer"),
             row.text("purpose"),
             row.instant("said_at")}
        );
    }
    std::stable_sort(
        descriptions.begin(),
        descriptions.end(),
        [](const SelfDescription& left, const SelfDescription& right) {
            return place_of_kind(left.kind) < place_of_kind(right.kind);
        }
    );
    return descriptions;
}

DescriptionForm open_description(const base::Vault& vault, const SelfDescription& description) {
    DescriptionForm form = unpack_answer(
        description.kind, vault.open(description.sealed_answer, vault_context(description.id))
    );
    form.purpose = description.purpose;
    form.consents = true;
    return form;
}

void insert_description(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view person_id,
    std::string_view kind,
    const DescriptionForm& form
) {
    withdraw_description(transaction, now, person_id, kind);
    const std::string id = base::new_uuid();
    transaction.execute(
        R"(/* self_descriptions.insert */
        insert into self_descriptions (id, person_id, kind, answer, purpose, said_at)
        values (:id, :person, :kind, :answer, :purpose, :now))",
        {{"id", id},
         {"person", person_id},
         {"kind", kind},
         {"answer", vault.seal(pack_answer(kind, form), vault_context(id))},
         {"purpose", form.purpose},
         {"now", now}}
    );
}

bool withdraw_description(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view person_id,
    std::string_view kind
) {
    return transaction.execute(
               R"(/* self_descriptions.withdraw */
               update self_descriptions set withdrawn_at = :now, answer = ''
               where person_id = :person and kind = :kind and withdrawn_at is null)",
               {{"now", now}, {"person", person_id}, {"kind", kind}}
           ) > 0;
}

std::int64_t count_self_descriptions(db::Reader& reader) {
    return reader
        .find(
            "/* self_descriptions.count */ select count(*) as n from self_descriptions "
            "where withdrawn_at is null"
        )
        ->integer("n");
}

void withdraw_self_descriptions(db::Transaction& transaction, base::Instant now) {
    transaction.execute(
        R"(/* self_descriptions.withdraw_all */
        update self_descriptions set withdrawn_at = :now, answer = '' where withdrawn_at is null)",
        {{"now", now}}
    );
}

}  // namespace network
