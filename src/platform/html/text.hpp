// Small pieces of running text.
#pragma once

#include "base/figure.hpp"
#include "base/time.hpp"
#include "platform/html/html.hpp"

namespace html {

// A letter-for-letter text in te reo Māori, marked so that a screen reader pronounces it as such.
// The text comes from a network, a person or an official name; the project writes none itself.
Html te_reo(std::string_view text);

// Words for a screen reader only, where sight has a picture or a neighbouring heading instead.
Html visually_hidden(std::string_view text);

// <time>22 November 2026</time>, machine-readable.
Html date(base::Date date);
// <time>22 Nov 2026</time>
Html short_date(base::Date date);
// <time>22 November 2026, 9:05 am</time> in a zone.
Html time(base::Instant at, std::string_view zone = base::default_zone);

// A link; plain text when the address is empty (Url::checked refused it, or there is none).
Html link(const Url& to, std::string_view text);

// Plain text as paragraphs: a blank line ends one, a single line end is a line break.
Html paragraphs(std::string_view text);

struct FigureText {
    base::Drawn figure;
    int decimals = 0;
    std::string unit{};          // follows the number after a no-break space: "%"
    bool show_interval = false;  // "71.6 % (70.2 to 73.0)"
};
// The number, or the words for its absence with the reason beside them; a number that is not finite
// is missing.
// Accessibility: an absent figure is always words, never a dash or an empty cell.
Html figure_text(const FigureText& text);

}  // namespace html
