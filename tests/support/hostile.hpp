// What someone hostile would write into every field, and what a page must make of it. Every view
// has a case, by its name: tests/guards/views_guard.py looks for one that has none.
#pragma once

#include "platform/html/html.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

inline const std::string hostile_text = "<script>alert('x')</script>\"' onload=x &\u202e";

// {"network::place_page", network::place_page(...)}: the view, drawn with hostile words in every
// text that it has.
using HostileCases = std::vector<std::pair<std::string, html::Html>>;

// It shows the words, and lets them out of no element and no attribute.
inline void expect_harmless(const std::string& view, std::string_view text) {
    for (const char* escaped : {"<script>", "alert('x')", "\"' onload"}) {
        EXPECT_EQ(text.find(escaped), std::string_view::npos) << view << ": " << text;
    }
    EXPECT_NE(text.find("&lt;script&gt;"), std::string_view::npos) << view << ": " << text;
}

inline void expect_harmless(const HostileCases& cases) {
    for (const auto& [view, page] : cases) {
        expect_harmless(view, page.text());
    }
}

}  // namespace support
