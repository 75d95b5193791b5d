// The HTML of an e-mail, made from its plain text, so that both say the same.
#pragma once

#include "platform/html/html.hpp"

namespace html {

// A whole document: paragraphs where the text has empty lines. An address on a line of its own is a
// link, named by the line before it in the same paragraph, or by itself.
Html letter(std::string_view text);

}  // namespace html
