// The answer to a plain request for a page that is kept: three pieces of bytes, ready to be sent.
#pragma once

#include "platform/http/exchange.hpp"
#include "platform/http/page_cache.hpp"

namespace http {

struct CachedAnswer {
    std::shared_ptr<const CachedPage> page;  // owns what the views point to
    std::string_view head;
    std::string tail;
    std::string_view body;
    std::size_t request_size = 0;

    std::size_t size() const { return head.size() + tail.size() + body.size(); }
};

// Nothing unless the request at the front of `bytes` is plain and its page is kept. Counts it.
std::optional<CachedAnswer> answer_from_cache(
    Service& service, std::string_view bytes, const Peer& peer
);

}  // namespace http
