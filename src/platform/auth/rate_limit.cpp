#include "platform/auth/rate_limit.hpp"

#include <fmt/format.h>

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>

namespace auth {

bool take(
    db::Database& database,
    const base::Vault& vault,
    base::Instant now,
    const Limit& limit,
    std::string_view subject
) {
    const std::string bucket = vault.keyed_fingerprint(limit.name, subject);
    std::int64_t taken = 0;
    database.change([&](db::Transaction& transaction) {
        const auto row = transaction.find(
            R"(/* rate_limits.take */
            insert into rate_limits (bucket, opened_at, taken) values (:bucket, :now, 1)
            on conflict (bucket) do update set
                taken = case when rate_limits.opened_at <= :before then 1
                             else rate_limits.taken + 1 end,
                opened_at = case when rate_limits.opened_at <= :before then :now
                                 else rate_limits.opened_at end
            returning taken)",
            {{"bucket", bucket}, {"now", now}, {"before", now - limit.seconds}}
        );
        taken = row->integer("taken");
    });
    return taken <= limit.times;
}

std::string counted_client(std::string_view client_address) {
    const std::string text(client_address);
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) {
        return text;
    }
    if (IN6_IS_ADDR_V4MAPPED(reinterpret_cast<const in6_addr*>(bytes.data()))) {
        return fmt::format("{}.{}.{}.{}", bytes[12], bytes[13], bytes[14], bytes[15]);
    }
    std::string prefix;
    for (std::size_t i = 0; i < 8; ++i) {
        prefix += fmt::format("{:02x}", bytes[i]);
    }
    return prefix;
}

std::string too_often(const Limit& limit) {
    return limit.seconds >= 3600
               ? "There were too many tries. Please wait an hour and try again."
               : fmt::format(
                     "There were too many tries. Please wait {} minutes and try again.",
                     limit.seconds / 60
                 );
}

void sweep_limits(db::Transaction& transaction, base::Instant now) {
    transaction.execute(
        "/* rate_limits.sweep */ delete from rate_limits where opened_at < :before",
        {{"before", now - base::days(1)}}
    );
}

}  // namespace auth
