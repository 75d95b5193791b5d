// A response as the bytes that are sent: entity tag, encoding, ranges, status line and fields.
//
// The entity tag is the hash of the body before compression with the encoding's name behind it
// ("...-br"): each encoding has its own tag, which is strong, since equal bytes compress equally.
// It is compared with If-None-Match here, after dispatch has decided who may see the page. A file's
// tag is made of its inode, size and time, since a large one is not read twice.
#pragma once

#include "platform/http/message.hpp"
#include "platform/http/negotiate.hpp"
#include "platform/http/open_file.hpp"

namespace http {

struct Reply {
    int status = 200;
    Encoding encoding = Encoding::identity;
    std::string head;  // status line and the fields that are the same each time; no blank line yet
    std::string tail;  // the fields of this one answer, and the blank line
    std::string body;
    std::optional<OpenFile> file;  // sent after the tail: `file_size` bytes from `file_offset`
    std::uint64_t file_offset = 0;
    std::uint64_t file_size = 0;
    bool closes = false;
    std::string etag;
    std::string not_modified_head;  // as `head`, for the cache's answers of 304

    std::uint64_t content_size() const { return file ? file_size : body.size(); }
};

// Throws Error(internal) for a file that cannot be read and for fields that would break the head.
Reply make_reply(const Request& request, Response response, bool closes);

// The fields of one answer: Date, X-Request-Id when there is one, Connection when it closes.
std::string reply_tail(std::string_view request_id, bool closes);
// "Sun, 22 Nov 2026 05:08:54 GMT", made once a second.
std::string_view http_date();

// True when an If-None-Match field names the tag.
bool names_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace http
