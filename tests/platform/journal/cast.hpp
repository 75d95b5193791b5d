// The networks, accounts and things that journal tests speak of.
#pragma once

#include "platform/journal/journal.hpp"
#include "platform/journal/thread.hpp"

#include <fmt/format.h>

namespace journal_test {

inline std::string id_of(int number) {
    return fmt::format("0192f0c1-0000-7000-8000-{:012x}", number);
}

inline const std::string valley = id_of(0xa1);  // a network
inline const std::string coast = id_of(0xa2);   // another
inline const std::string hana = id_of(0xb1);    // an account
inline const std::string ann = id_of(0xb2);

inline journal::Thing story(int number = 1) {
    return {"story", id_of(0x1000 + number)};
}
inline journal::Thing decision(int number = 1) {
    return {"decision", id_of(0x2000 + number)};
}
inline journal::Thing action(int number = 1) {
    return {"action", id_of(0x3000 + number)};
}

inline constexpr base::Instant now{1'795'338'300'000'000};  // 2026-11-22T09:05:00Z

inline journal::Entry entry(
    journal::Thing subject, journal::Audience audience = journal::Audience::everyone
) {
    return {
        .scope = valley,
        .actor = hana,
        .kind = subject.kind + ".moved",
        .subject = subject,
        .audience = audience};
}

inline void write(db::Database& database, const journal::Entry& entry, base::Instant at = now) {
    database.change([&](db::Transaction& transaction) { journal::write(transaction, at, entry); });
}

inline void link(db::Database& database, const journal::Thing& from, const journal::Thing& to) {
    database.change([&](db::Transaction& transaction) {
        journal::link(transaction, now, valley, {from, to}, hana);
    });
}

inline base::Viewer viewer(
    const std::string& account, std::uint64_t permissions, bool second_factor = true
) {
    base::Viewer who(account, second_factor);
    who.grant(valley, permissions);
    return who;
}

}  // namespace journal_test
