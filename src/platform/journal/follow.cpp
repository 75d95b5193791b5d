#include "platform/journal/entry.hpp"
#include "platform/journal/thread.hpp"

namespace journal {

void follow(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view scope,
    const Thing& thing,
    std::string_view follower
) {
    check_scope(scope);
    check_thing(thing);
    check_account(follower);
    transaction.execute(
        R"(/* thread.follow */
        insert into thread_followers (scope, thing_kind, thing_id, follower, since)
        values (:scope, :kind, :id, :follower, :since)
        on conflict (scope, thing_id, thing_kind, follower) do nothing)",
        {{"scope", scope},
         {"kind", thing.kind},
         {"id", thing.id},
         {"follower", follower},
         {"since", now}}
    );
}

void unfollow(
    db::Transaction& transaction,
    std::string_view scope,
    const Thing& thing,
    std::string_view follower
) {
    transaction.execute(
        R"(/* thread.unfollow */
        delete from thread_followers
        where scope = :scope and thing_kind = :kind and thing_id = :id and follower = :follower)",
        {{"scope", scope}, {"kind", thing.kind}, {"id", thing.id}, {"follower", follower}}
    );
}

void forget_followed(db::Transaction& transaction, std::string_view scope, const Thing& thing) {
    const db::Params params{{"scope", scope}, {"kind", thing.kind}, {"id", thing.id}};
    transaction.execute(
        R"(/* thread.forget_notices_of */
        delete from journal_notices
        where thing_kind = :kind and thing_id = :id
          and exists (select 1 from journal j
                      where j.id = journal_notices.entry_id and j.scope = :scope))",
        params
    );
    transaction.execute(
        R"(/* thread.forget_followed */
        delete from thread_followers
        where scope = :scope and thing_kind = :kind and thing_id = :id)",
        params
    );
}

void forget_follower_in(
    db::Transaction& transaction, std::string_view scope, std::string_view follower
) {
    const db::Params params{{"scope", scope}, {"follower", follower}};
    transaction.execute(
        R"(/* thread.forget_notices_in */
        delete from journal_notices
        where follower = :follower
          and exists (select 1 from journal j
                      where j.id = journal_notices.entry_id and j.scope = :scope))",
        params
    );
    transaction.execute(
        R"(/* thread.forget_follower_in */
        delete from thread_followers where scope = :scope and follower = :follower)",
        params
    );
}

bool follows(
    db::Reader& reader, std::string_view scope, const Thing& thing, std::string_view follower
) {
    return reader
        .find(
            R"(/* thread.follows */
            select follower from thread_followers
            where scope = :scope and thing_kind = :kind and thing_id = :id and follower = :follower)",
            {{"scope", scope}, {"kind", thing.kind}, {"id", thing.id}, {"follower", follower}}
        )
        .has_value();
}

}  // namespace journal
