#include "base/text.hpp"
#include "platform/db/dialect.hpp"
#include "platform/journal/signing.hpp"

#include <fmt/format.h>

#include <charconv>

namespace journal {
namespace {

constexpr std::string_view line_name = "braid-head-1";

bool parse_whole(std::string_view text, std::int64_t& number) {
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && end == text.data() + text.size();
}

bool is_signed_on(db::Reader& reader, const std::string& day) {
    return reader
        .find(
            R"(/* journal.head_of_day */ select day from journal_heads where day = :day)",
            {{"day", day}}
        )
        .has_value();
}

void insert_head(db::Transaction& transaction, const Head& head) {
    transaction.execute(
        R"(/* journal.insert_head */
        insert into journal_heads (day, position, hash, signed_at, public_key, signature)
        values (:day, :position, :hash, :signed_at, :public_key, :signature))",
        {{"day", head.day},
         {"position", head.position},
         {"hash", head.hash},
         {"signed_at", head.signed_at},
         {"public_key", head.public_key},
         {"signature", head.signature}}
    );
}

}  // namespace

std::string signed_text(const Head& head) {
    return fmt::format(
        "{} {} {} {} {}", line_name, head.day, head.position, head.hash, head.signed_at.micros
    );
}

std::string head_line(const Head& head) {
    return fmt::format("{} {} {}\n", signed_text(head), head.public_key, head.signature);
}

std::vector<Head> parse_heads(std::string_view lines) {
    std::vector<Head> heads;
    int number = 0;
    for (const std::string_view line : base::split(lines, '\n')) {
        ++number;
        if (base::trim(line).empty()) {
            continue;
        }
        const auto words = base::split(base::trim(line), ' ');
        Head head;
        if (words.size() != 7 || words[0] != line_name || !parse_whole(words[2], head.position) ||
            !parse_whole(words[4], head.signed_at.micros)) {
            throw base::Error(
                base::Code::invalid,
                fmt::format(
                    "Line {} of the journal's heads is no head: expected seven words that begin "
                    "{}.",
                    number,
                    line_name
                )
            );
        }
        head.day = words[1];
        head.hash = words[3];
        head.public_key = words[5];
        head.signature = words[6];
        heads.push_back(std::move(head));
    }
    return heads;
}

std::optional<Head> sign_head(db::Database& database, const SigningKey& key, base::Instant now) {
    Head head;
    head.day = base::date_in(now, "UTC").iso();
    if (db::Reader reader = database.read(); is_signed_on(reader, head.day)) {
        return std::nullopt;
    }
    db::Transaction transaction = database.write();
    db::lock_transaction(transaction, "journal.head");
    const auto last = transaction.find(
        R"(/* journal.last_seal */ select position, hash from journal_seals order by position desc limit 1)"
    );
    if (!last || is_signed_on(transaction, head.day)) {
        return std::nullopt;
    }
    head.position = last->integer("position");
    head.hash = last->text("hash");
    head.signed_at = now;
    head.public_key = key.public_key();
    head.signature = key.sign(signed_text(head));
    insert_head(transaction, head);
    transaction.commit();
    return head;
}

std::vector<Head> list_heads(db::Reader& reader) {
    std::vector<Head> heads;
    for (const db::Row& row : reader.query(
             R"(/* journal.list_heads */
             select day, position, hash, signed_at, public_key, signature from journal_heads order by day)"
         )) {
        heads.push_back({
            .day = row.text("day"),
            .position = row.integer("position"),
            .hash = row.text("hash"),
            .signed_at = row.instant("signed_at"),
            .public_key = row.text("public_key"),
            .signature = row.text("signature"),
        });
    }
    return heads;
}

std::string export_heads(db::Reader& reader) {
    std::string lines;
    for (const Head& head : list_heads(reader)) {
        lines += head_line(head);
    }
    return lines;
}

}  // namespace journal
