// The HTML of an e-mail, made from its plain text, so that both say the same.
#pragma once

#include "platform/html/html.hpp"

namespace html {

// A whole document: paragraphs where the text has empty lines. An address below `base_url` on a
// line of its own is a link, named by the line before it in the same paragraph, or by itself; any
// other address stays words, since it may be in what people wrote.
Html letter(std::string_view text, std::string_view base_url);

}  // namespace html
