#include "network/choices.hpp"

namespace network {

html::Html partners_breadcrumb(const Network& network, const std::string& here) {
    return html::breadcrumb(
        {.parents =
             {{network.name, html::url("/n/{}", network.slug)},
              {"Partners", html::url("/n/{}/partners", network.slug)}},
         .here = here}
    );
}

std::vector<html::Choice> choices_of(std::span<const Named> list) {
    std::vector<html::Choice> choices;
    for (const Named& row : list) {
        choices.push_back({std::string(row.code), std::string(row.label)});
    }
    return choices;
}

}  // namespace network
