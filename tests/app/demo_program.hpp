// A whole program with the demonstration in it, made once for all tests that ask for it.
#pragma once

#include "app/config.hpp"
#include "app/program.hpp"
#include "demo/demo.hpp"

#include <filesystem>
#include <string>

// The public page of its network.
inline const std::string network_page = std::string("/n/") + demo::slug;

// The settings of a program that keeps everything in the folder.
app::Config config_in(const std::filesystem::path& folder);

// Removed with its folder when the tests end.
app::Program& demo_program();

// Answers a GET as a stranger, or with the cookies of a session.
http::Response ask(const std::string& target, const std::string& cookies = "");

bool says(const http::Response& response, std::string_view words);

// Posts a form with the token of the page at `from`, as its session; the response.
http::Response post_form(
    const std::string& target,
    const std::string& from,
    const std::string& fields,
    const std::string& cookies
);

// Signs a persona in by a one-time link, as a browser would; its cookies. `who` is its key, or what
// stands before "@demo.example" of somebody else's.
std::string sign_in(const std::string& who);
