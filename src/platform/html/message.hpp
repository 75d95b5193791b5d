// Words to the reader: notices, empty states, tags.
#pragma once

#include "platform/html/html.hpp"

#include <string>

namespace html {

// Never told by colour alone: each has its own sign and its words.
enum class Tone { neutral, good, waiting, attention, stopped };

struct Notice {
    Html content;
    Tone tone = Tone::neutral;
    std::string title{};
};
// Accessibility: role="status", so that it is read without taking the focus.
Html notice(const Notice& notice);

struct EmptyState {
    std::string title;  // what is not here yet: "No partners yet"
    Html content;       // what to do next, and what it will bring
    Html action{};      // the button that does it, for those who may
    int level = 2;
};
Html empty_state(const EmptyState& state);

struct Tag {
    std::string label;
    Tone tone = Tone::neutral;
};
// A short state: "Submitted". The words carry the meaning; sign and colour repeat it.
Html tag(const Tag& tag);

}  // namespace html
