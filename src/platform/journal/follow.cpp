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
