#include "platform/db/connection.hpp"

namespace db {

namespace {

Rows collect(Connection& connection, std::string_view sql, const Params& params) {
    std::vector<Row> rows;
    connection.run(sql, params, [&](Row&& row) { rows.push_back(std::move(row)); });
    return Rows(std::move(rows));
}

std::optional<Row> first(Connection& connection, std::string_view sql, const Params& params) {
    std::optional<Row> found;
    connection.run(sql, params, [&](Row&& row) {
        if (!found) {
            found = std::move(row);
        }
    });
    return found;
}

}  // namespace

Reader::Reader(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader::~Reader() = default;

Dialect Reader::dialect() const {
    return connection_->dialect();
}

Rows Reader::query(Sql sql, const Params& params) {
    return collect(*connection_, sql.text(), params);
}

Rows Reader::query(const SqlText& sql, const Params& params) {
    return collect(*connection_, sql.text(), params);
}

std::optional<Row> Reader::find(Sql sql, const Params& params) {
    return first(*connection_, sql.text(), params);
}

std::optional<Row> Reader::find(const SqlText& sql, const Params& params) {
    return first(*connection_, sql.text(), params);
}

void Reader::for_each(Sql sql, const Params& params, const std::function<void(const Row&)>& each) {
    connection_->for_each(sql.text(), params, [&](Row&& row) { each(row); });
}

void Reader::for_each(
    const SqlText& sql, const Params& params, const std::function<void(const Row&)>& each
) {
    connection_->for_each(sql.text(), params, [&](Row&& row) { each(row); });
}

Transaction::Transaction(std::shared_ptr<Connection> connection) : Reader(std::move(connection)) {}
Transaction::Transaction(Transaction&&) noexcept = default;
Transaction::~Transaction() = default;

std::int64_t Transaction::execute(Sql sql, const Params& params) {
    return connection_->run(sql.text(), params, {});
}

std::int64_t Transaction::execute(const SqlText& sql, const Params& params) {
    return connection_->run(sql.text(), params, {});
}

std::optional<std::int64_t> Transaction::number() {
    if (dialect() == Dialect::sqlite) {
        return std::nullopt;
    }
    return find("/* transaction.number */ select pg_current_xact_id()::text::bigint as number")
        ->integer("number");
}

void Transaction::commit() {
    connection_->commit();
    for (const std::function<void()>& act : std::exchange(after_commit_, {})) {
        act();
    }
}

void Transaction::after_commit(std::function<void()> act) {
    after_commit_.push_back(std::move(act));
}

Savepoint::Savepoint(Transaction& transaction)
    : transaction_(transaction), number_(transaction.connection_->begin_savepoint()) {}

Savepoint::~Savepoint() {
    if (open_) {
        transaction_.connection_->undo_savepoint(number_);
    }
}

void Savepoint::release() {
    transaction_.connection_->release_savepoint(number_);
    open_ = false;
}

}  // namespace db
