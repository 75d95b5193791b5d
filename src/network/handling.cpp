#include "network/handling.hpp"

#include "base/secret.hpp"
#include "platform/html/components.hpp"

#include <algorithm>
#include <charconv>

namespace network {

Network network_of_route(
    db::Reader& reader, const http::Request& request, const http::Context& context
) {
    return get_network(reader, context.viewer(), request.parameter("network"));
}

Network network_to_change(
    db::Transaction& transaction, const http::Request& request, const http::Context& context
) {
    lock_network(transaction, network_of_route(transaction, request, context).id);
    return network_of_route(transaction, request, context);
}

void write_entry(
    db::Transaction& transaction,
    const http::Context& context,
    const Network& network,
    const NetworkEntry& entry
) {
    journal::write(
        transaction,
        context.now(),
        {.scope = network.id,
         .actor = context.viewer().account(),
         .kind = entry.kind,
         .subject = entry.subject,
         .object = entry.object,
         .audience = entry.audience}
    );
}

http::Response as_public(
    http::Response response,
    db::Reader& reader,
    const http::Context& context,
    const Network& network
) {
    if (context.viewer().is_stranger() && network.is_public) {
        response.public_scope = network.id;
        response.public_version = journal::public_version(reader, network.id);
    }
    return response;
}

int page_number(const http::Request& request) {
    const std::string text = request.query.text("page");
    int page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    return std::clamp(page, 1, 100'000);
}

int pages_of(std::int64_t count, int on_a_page) {
    return static_cast<int>((count + on_a_page - 1) / on_a_page);
}

tables::Cell day_cell(const std::optional<base::Date>& day) {
    return day ? tables::Cell(*day) : tables::Cell();
}

html::Html day_or_nothing(const std::optional<base::Date>& day) {
    return day ? html::short_date(*day) : html::Html();
}

std::string form_version(std::initializer_list<std::string_view> values) {
    std::string all;
    for (const std::string_view value : values) {
        all += std::to_string(value.size());
        all += ':';
        all += value;
    }
    return base::fingerprint(all);
}

}  // namespace network
