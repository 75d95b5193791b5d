#include "platform/journal/notices.hpp"

#include "platform/journal/visibility.hpp"

#include <map>
#include <set>

namespace journal {
namespace {

// False when another caller has just told it.
bool mark_told(db::Transaction& transaction, base::Instant now, const Notice& notice) {
    return transaction.execute(
               R"(/* journal.mark_told */
               update journal_notices set told_at = :now
               where entry_id = :entry_id and follower = :follower and told_at is null)",
               {{"now", now}, {"entry_id", notice.entry.id}, {"follower", notice.follower}}
           ) == 1;
}

void drop_notice(db::Transaction& transaction, const Notice& notice) {
    transaction.execute(
        R"(/* journal.drop_notice */
        delete from journal_notices where entry_id = :entry_id and follower = :follower)",
        {{"entry_id", notice.entry.id}, {"follower", notice.follower}}
    );
}

Notice notice_of(const db::Row& row) {
    return {
        .follower = row.text("follower"),
        .followed = {row.text("thing_kind"), row.text("thing_id")},
        .scope = row.text("scope"),
        .entry =
            {.id = row.text("entry_id"),
             .at = row.instant("happened_at"),
             .actor = row.text("actor"),
             .kind = row.text("kind"),
             .subject = {row.text("subject_kind"), row.text("subject_id")},
             .object = {row.text("object_kind"), row.text("object_id")}},
    };
}

}  // namespace

void queue_notices(db::Transaction& transaction, const std::string& entry_id, const Entry& entry) {
    if (entry.kind.ends_with(".read")) {
        return;  // it was looked at: nothing moved
    }
    const db::Rows followers = transaction.query(
        R"(/* journal.followers_upstream */
        with recursive upstream (kind, id, depth) as (
            select cast(:kind as text), cast(:id as text), 0
            union
            select cast(:object_kind as text), cast(:object_id as text), 0
            union
            select l.to_kind, l.to_id, u.depth + 1
            from upstream u
            join thread_links l on l.scope = :scope and l.from_id = u.id and l.from_kind = u.kind
            where u.depth < 50
        )
        select f.follower, f.thing_kind, f.thing_id, min(u.depth) as depth
        from upstream u
        join thread_followers f on f.scope = :scope and f.thing_id = u.id and f.thing_kind = u.kind
        where f.follower <> :actor
        group by f.follower, f.thing_kind, f.thing_id
        order by depth, f.thing_id)",
        {{"kind", entry.subject.kind},
         {"id", entry.subject.id},
         {"object_kind", entry.object.kind},
         {"object_id", entry.object.id},
         {"scope", entry.scope},
         {"actor", entry.actor}}
    );
    std::set<std::string> told;
    for (const db::Row& row : followers) {
        if (told.insert(row.text("follower")).second) {
            transaction.execute(
                R"(/* journal.insert_notice */
                insert into journal_notices (entry_id, follower, thing_kind, thing_id)
                values (:entry_id, :follower, :thing_kind, :thing_id))",
                {{"entry_id", entry_id},
                 {"follower", row.text("follower")},
                 {"thing_kind", row.text("thing_kind")},
                 {"thing_id", row.text("thing_id")}}
            );
        }
    }
}

std::vector<Notice> take_notices(
    db::Transaction& transaction, base::Instant now, int limit, const FindViewer& find_viewer
) {
    const db::Rows untold = transaction.query(
        R"(/* journal.untold */
        select n.entry_id, n.follower, n.thing_kind, n.thing_id, j.happened_at, j.scope, j.actor, j.kind,
            j.subject_kind, j.subject_id, j.object_kind, j.object_id, j.audience
        from journal_notices n
        join journal j on j.id = n.entry_id
        where n.told_at is null
        order by n.entry_id, n.follower
        limit :limit)",
        {{"limit", limit}}
    );
    std::map<std::string, std::optional<base::Viewer>> viewers;
    std::vector<Notice> notices;
    for (const db::Row& row : untold) {
        Notice notice = notice_of(row);
        const auto [known, is_new] = viewers.try_emplace(notice.follower);
        if (is_new) {
            known->second = find_viewer(notice.follower);
        }
        const auto& viewer = known->second;
        if (!viewer ||
            !may_see(sight(*viewer, notice.scope), row.text("audience"), notice.entry.actor)) {
            drop_notice(transaction, notice);
        } else if (mark_told(transaction, now, notice)) {
            notices.push_back(std::move(notice));
        }
    }
    return notices;
}

void sweep_notices(db::Transaction& transaction, base::Instant now) {
    transaction.execute(
        R"(/* journal.sweep_notices */ delete from journal_notices where told_at < :before)",
        {{"before", now - base::days(14)}}
    );
}

void forget_follower(db::Transaction& transaction, std::string_view follower) {
    transaction.execute(
        R"(/* journal.forget_follows */ delete from thread_followers where follower = :follower)",
        {{"follower", follower}}
    );
    transaction.execute(
        R"(/* journal.forget_notices */ delete from journal_notices where follower = :follower)",
        {{"follower", follower}}
    );
}

}  // namespace journal
