#include "platform/http/cached_answer.hpp"

namespace http {

std::optional<CachedAnswer> answer_from_cache(
    Service& service, std::string_view bytes, const Peer& peer
) {
    if (!service.cache) {
        return std::nullopt;
    }
    auto request = recognise(bytes, peer.is_trusted, service.config.languages);
    if (!request) {
        return std::nullopt;
    }
    request->key.is_secure |= service.config.behind_tls;
    auto page = service.cache->find(request->key);
    if (!page) {
        ++service.metrics.cache_misses;
        return std::nullopt;
    }
    const bool is_unchanged = names_etag(request->if_none_match, page->etag);
    ++service.metrics.cache_hits;
    page->counts->count(is_unchanged ? 304 : 200);
    CachedAnswer answer;
    answer.head = is_unchanged ? page->not_modified_head : page->head;
    answer.tail = reply_tail({}, false);
    answer.body =
        is_unchanged || request->is_head ? std::string_view() : std::string_view(page->body);
    answer.request_size = request->size;
    answer.page = std::move(page);
    return answer;
}

}  // namespace http
