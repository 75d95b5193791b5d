// What the pages of a network share: lists of codes as the answers of a field, the way back, the
// frame of an edit form. No database, no HTTP.
#pragma once

#include "network/organisation.hpp"
#include "platform/html/components.hpp"

#include <span>
#include <string>
#include <vector>

namespace network {

std::vector<html::Choice> choices_of(std::span<const Named> list);

// A list of the network's as a page: /n/{network}/{folder}.
struct ListPage {
    const char* label;
    const char* folder;
};
inline constexpr ListPage partners_list{"Partners", "partners"};
inline constexpr ListPage people_list{"People", "people"};
inline constexpr ListPage groups_list{"Groups", "groups"};
inline constexpr ListPage places_list{"Places", "places"};
inline constexpr ListPage agreements_list{"Agreements", "agreements"};

// Network, the list, this page.
html::Html list_breadcrumb(const Network& network, ListPage list, const std::string& here);

// A page that holds the form of one thing of a list. Its errors stand above it; `version` says what
// was stored when it was opened.
struct FormFrame {
    const Network& network;
    ListPage list;
    std::string own_id{};  // "" for a new one
    std::string title;
    html::Html lead{};
    html::Html fields;
    std::string button;
    html::Errors errors{};
    std::string version{};
    std::string csrf{};
};
html::Html form_frame(const FormFrame& frame);

}  // namespace network
