// How text travels in a message of ASCII lines: quoted-printable (RFC 2045, 6.7) and encoded words
// in headers (RFC 2047), and which addresses mail can be sent to (RFC 5321, 4.1.2).
#pragma once

#include <string>
#include <string_view>

namespace mail {

// Lines of at most 76 characters ended by CRLF; any of CRLF, LF and CR ends a line of `text`.
std::string quoted_printable(std::string_view text);
// The bytes back, with LF line ends. What is not quoted-printable is kept as it is.
std::string decode_quoted_printable(std::string_view encoded);

// `text` for an unstructured header: itself when it is short plain ASCII, otherwise encoded words
// of at most 64 characters, one a line, never cutting a character.
std::string header_text(std::string_view text);
// `text` as the name before an address: a quoted string or encoded words.
std::string header_phrase(std::string_view text);
// The text of a header value, its encoded words decoded and its lines unfolded.
std::string decode_header(std::string_view value);

// `address` as it is sent: a domain with letters such as macrons in its ASCII form (UTS #46).
// Throws base::Error(invalid), without repeating the address, when mail cannot be sent to it.
std::string sendable_address(std::string_view address);

}  // namespace mail
