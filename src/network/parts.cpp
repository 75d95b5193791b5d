#include "network/parts.hpp"

namespace network {

std::vector<html::Choice> choices_of(std::span<const Named> list) {
    std::vector<html::Choice> choices;
    for (const Named& row : list) {
        choices.push_back({std::string(row.code), std::string(row.label)});
    }
    return choices;
}

html::Html list_breadcrumb(const Network& network, ListPage list, const std::string& here) {
    return html::breadcrumb(
        {.parents =
             {{network.name, html::url("/n/{}", network.slug)},
              {list.label, html::url("/n/{}/{}", network.slug, list.folder)}},
         .here = here}
    );
}

html::Html form_frame(const FormFrame& frame) {
    const std::string& slug = frame.network.slug;
    const html::Html version =
        frame.version.empty() ? html::Html() : html::hidden_field({"version", frame.version});
    return list_breadcrumb(frame.network, frame.list, frame.title) +
           html::error_summary({.errors = frame.errors}) +
           html::page_heading({.title = frame.title, .lead = frame.lead}) +
           html::form(
               {.action = frame.own_id.empty()
                              ? html::url("/n/{}/{}", slug, frame.list.folder)
                              : html::url("/n/{}/{}/{}", slug, frame.list.folder, frame.own_id),
                .csrf = frame.csrf,
                .content = version + frame.fields + html::button({frame.button})}
           );
}

}  // namespace network
