#include "platform/journal/thread.hpp"

#include "platform/db/dialect.hpp"
#include "platform/journal/entry.hpp"

#include <fmt/format.h>

namespace journal {
namespace {

void check_link(std::string_view scope, const Link& link) {
    check_scope(scope);
    check_thing(link.from);
    check_thing(link.to);
    check_word(link.relation, "relation");
}

db::Params link_params(std::string_view scope, const Link& link) {
    return {
        {"scope", scope},
        {"from_kind", link.from.kind},
        {"from_id", link.from.id},
        {"to_kind", link.to.kind},
        {"to_id", link.to.id},
        {"relation", link.relation},
    };
}

db::Params thing_params(std::string_view scope, const Thing& thing) {
    return {{"scope", scope}, {"kind", thing.kind}, {"id", thing.id}};
}

// Whether `from` is `to` or something that `to` came from.
bool closes_cycle(db::Reader& reader, std::string_view scope, const Link& link) {
    return reader
        .find(
            R"(/* thread.closes_cycle */
            with recursive upstream (kind, id) as (
                select cast(:to_kind as text), cast(:to_id as text)
                union
                select l.to_kind, l.to_id
                from upstream u
                join thread_links l on l.scope = :scope and l.from_id = u.id and l.from_kind = u.kind
            )
            select kind from upstream where kind = :from_kind and id = :from_id limit 1)",
            {{"scope", scope},
             {"from_kind", link.from.kind},
             {"from_id", link.from.id},
             {"to_kind", link.to.kind},
             {"to_id", link.to.id}}
        )
        .has_value();
}

bool is_linked(db::Reader& reader, std::string_view scope, const Link& link) {
    return reader
        .find(
            R"(/* thread.is_linked */
            select scope from thread_links
            where scope = :scope and from_kind = :from_kind and from_id = :from_id
            and to_kind = :to_kind and to_id = :to_id and relation = :relation)",
            link_params(scope, link)
        )
        .has_value();
}

void write_link_entry(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view scope,
    const Link& link,
    std::string_view actor,
    const char* kind
) {
    write(
        transaction,
        now,
        {.scope = std::string(scope),
         .actor = std::string(actor),
         .kind = kind,
         .subject = link.from,
         .object = link.to}
    );
}

std::vector<Link> links_of(const db::Rows& rows) {
    std::vector<Link> links;
    for (const db::Row& row : rows) {
        links.push_back({
            .from = {row.text("from_kind"), row.text("from_id")},
            .to = {row.text("to_kind"), row.text("to_id")},
            .relation = row.text("relation"),
        });
    }
    return links;
}

}  // namespace

void link(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view scope,
    const Link& link,
    std::string_view actor
) {
    check_link(scope, link);
    // Two links that close a cycle only together must not be made side by side.
    db::lock_transaction(transaction, fmt::format("thread {}", scope));
    if (is_linked(transaction, scope, link)) {
        return;
    }
    if (closes_cycle(transaction, scope, link)) {
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "This {} cannot come from this {}: the {} itself came from the {}.",
                link.from.kind,
                link.to.kind,
                link.to.kind,
                link.from.kind
            )
        );
    }
    db::Params params = link_params(scope, link);
    params.push_back({"created_at", now});
    params.push_back({"created_by", actor});
    transaction.execute(
        R"(/* thread.link */
        insert into thread_links (scope, from_kind, from_id, to_kind, to_id, relation, created_at, created_by)
        values (:scope, :from_kind, :from_id, :to_kind, :to_id, :relation, :created_at, :created_by))",
        params
    );
    write_link_entry(transaction, now, scope, link, actor, "thread.linked");
}

void unlink(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view scope,
    const Link& link,
    std::string_view actor
) {
    check_link(scope, link);
    const std::int64_t removed = transaction.execute(
        R"(/* thread.unlink */
        delete from thread_links
        where scope = :scope and from_kind = :from_kind and from_id = :from_id
        and to_kind = :to_kind and to_id = :to_id and relation = :relation)",
        link_params(scope, link)
    );
    if (removed > 0) {
        write_link_entry(transaction, now, scope, link, actor, "thread.unlinked");
    }
}

std::vector<Link> links_from(db::Reader& reader, std::string_view scope, const Thing& thing) {
    return links_of(reader.query(
        R"(/* thread.links_from */
        select from_kind, from_id, to_kind, to_id, relation from thread_links
        where scope = :scope and from_kind = :kind and from_id = :id
        order by created_at, to_id, relation)",
        thing_params(scope, thing)
    ));
}

std::vector<Link> links_to(db::Reader& reader, std::string_view scope, const Thing& thing) {
    return links_of(reader.query(
        R"(/* thread.links_to */
        select from_kind, from_id, to_kind, to_id, relation from thread_links
        where scope = :scope and to_kind = :kind and to_id = :id
        order by created_at, from_id, relation)",
        thing_params(scope, thing)
    ));
}

std::vector<Thing> upstream(db::Reader& reader, std::string_view scope, const Thing& thing) {
    const db::Rows rows = reader.query(
        R"(/* thread.upstream */
        with recursive upstream (kind, id, depth) as (
            select cast(:kind as text), cast(:id as text), 0
            union
            select l.to_kind, l.to_id, u.depth + 1
            from upstream u
            join thread_links l on l.scope = :scope and l.from_id = u.id and l.from_kind = u.kind
            where u.depth < 50
        )
        select kind, id, min(depth) as depth from upstream
        where depth > 0
        group by kind, id
        order by depth, id
        limit 100)",
        thing_params(scope, thing)
    );
    std::vector<Thing> things;
    for (const db::Row& row : rows) {
        things.push_back({row.text("kind"), row.text("id")});
    }
    return things;
}

std::vector<KindWords> thread_words() {
    return {
        {"thread.linked", "linked together"},
        {"thread.unlinked", "took away a link of"},
    };
}

}  // namespace journal
