// The site's frame: what stands around every page.
#pragma once

#include "platform/html/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace app {

struct NavItem {
    std::string key;    // http::Page::nav names it: "measures"
    std::string label;  // "Measures"
    html::Url url;
};

struct Account {
    std::string label;   // the person's name or address
    html::Url url;       // their account page
    html::Url sign_out;  // takes a POST
    std::string csrf;
    std::vector<NavItem> own{};  // what is about this person here: their groups
};

// How anyone may reach a network.
struct PublicContact {
    std::string network;
    std::string contact;
    html::Url url{};  // of an e-mail address; none for other words
};
html::Html contact_link(const PublicContact& contact);

struct Frame {
    std::string title;          // of this page
    html::Html main;            // everything inside <main>, its <h1> included
    std::string description{};  // for search engines; public pages only
    std::string lang = "en-NZ";
    std::string network_name{};  // empty outside any network
    std::string network_slug{};
    std::vector<NavItem> nav{};        // only what this viewer may open
    std::string nav_current{};         // the key of the present item
    std::optional<Account> account{};  // nothing for a stranger, who is offered to sign in
    std::string notice{};              // what was just done: "Saved."
    std::string demo_banner{};         // said on every page of the demonstration
    bool is_public = false;            // may be found by search engines; loads no script
    std::string script{};              // the asset of an island: "passkey.js"
    bool is_own_space = false;         // shows figures held, not released: says so
    std::vector<PublicContact> contacts{};
    html::Url source_url{};  // where the source of this very program is
};

// A whole document. Accessibility: a skip link first, one banner, one named <nav> at a time, one
// <main>, one footer; works without a script and at 320 px.
html::Html layout(const Frame& frame);

}  // namespace app
