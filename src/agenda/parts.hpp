// What the pages of the agenda share: who looks at which network, wording side by side, the thread
// of a thing, the frame of an edit form. No database, no HTTP.
#pragma once

#include "agenda/thing.hpp"
#include "network/network.hpp"
#include "platform/html/components.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace agenda {

struct Setting {
    network::Network network;
    bool reads_internal = false;
    bool may_contribute = false;
    bool may_edit = false;
    bool may_convene = false;  // stands for what all have said and agreed
    std::string account{};     // "" for a stranger
    std::string csrf{};        // "" for a stranger: their pages hold no forms that change anything
};

// What a thing came from and led to, as far as the viewer may see it.
struct ThreadLink {
    std::string kind;
    journal::ThingTitle title;
};
struct Thread {
    journal::Thing thing;
    std::vector<ThreadLink> came_from;
    std::vector<ThreadLink> led_to;
    bool is_followed = false;
};

std::vector<html::Choice> choices_of(std::span<const Named> list);

// The parts of the agenda as tabs; `selected` is the folder: "needs", "agenda", "words".
html::Html agenda_tabs(const Setting& setting, std::string_view selected);

// Network, agenda, the list (label and folder), this page.
html::Html agenda_breadcrumb(
    const Setting& setting,
    const std::string& here,
    const std::string& list_label = "",
    const std::string& list_folder = ""
);

// The public wording, and beside it the internal one for those who may read it.
html::Html wording(
    const Setting& setting, const std::string& public_text, const std::string& internal_text
);
// "Not public" for what strangers do not see; nothing otherwise.
html::Html not_public_tag(bool is_public);

// "Came from", "Led to" and "Tell me when it moves".
html::Html thread_part(const Setting& setting, const Thread& thread);

// "Change this need", for those who may; `folder` is its list's, "needs".
html::Html change_button(
    const Setting& setting, const journal::Thing& thing, const std::string& folder
);

// The page of one thing: its wording, what stands under it and its thread; beside them, its facts.
struct ThingPage {
    const Setting& setting;
    const Thread& thread;  // of the thing itself, which it names
    const std::string& title;
    std::string list_label;
    std::string list_folder;
    const std::string& public_text;
    const std::string& internal_text;
    html::Html facts;
    html::Html under{};
    html::Html buttons{};                // before the one that leads to its form
    bool may_change = setting.may_edit;  // whether that one is there
};
html::Html thing_page(const ThingPage& page);

struct WordingFields {
    const std::string& title;
    const std::string& public_text;
    const std::string& internal_text;
    bool is_public;
    html::Errors errors;
};
html::Html wording_fields(const WordingFields& fields);

// A page that holds one form. Its errors stand above it; `stamp` says what it began from.
struct FormFrame {
    const Setting& setting;
    std::string title;
    std::string list_label;
    std::string list_folder;
    html::Url action;
    html::Html fields;
    std::string button;
    html::Errors errors{};
    std::string stamp{};
};
html::Html form_frame(const FormFrame& frame);

html::Html day_or_nothing(const std::string& iso);
// "12 needs", "1 need".
std::string count_text(std::int64_t count, const char* one, const char* several);
int pages_of(std::int64_t count, int a_page);

}  // namespace agenda
