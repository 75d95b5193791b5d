#include "base/text.hpp"
#include "measures/measure_form_views.hpp"
#include "measures/requested.hpp"
#include "measures/routes.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace measures {
namespace {

using http::Context;
using http::Request;
using http::Response;

// What is stored only orders groups; people see them counted from 1 in each dimension.
std::vector<Group> counted_from_one(std::vector<Group> groups) {
    std::map<std::string, std::int64_t, std::less<>> last;
    for (Group& group : groups) {
        group.position = ++last[group.dimension];
    }
    return groups;
}

GroupPage read_group_page(db::Reader& reader, const Context& context, const Request& request) {
    const network::Network network = requested_network(reader, context, request);
    const Measure measure = requested_measure(reader, context, network, request);
    return {
        .network = network,
        .measure = measure,
        .groups = counted_from_one(list_groups(reader, measure.id)),
        .rights = rights_of(context, network)};
}

// Deals the positions that a dimension has out anew, in the order of `typed`: so an age band of a
// later file, whose position comes from its ages, still finds its place between the others.
void deal_positions(const std::vector<Group>& typed, std::vector<Group>& groups) {
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_dimension;
    for (std::size_t at = 0; at < groups.size(); ++at) {
        by_dimension[groups[at].dimension].push_back(at);
    }
    for (auto& [dimension, members] : by_dimension) {
        std::vector<std::int64_t> positions;
        for (const std::size_t at : members) {
            positions.push_back(groups[at].position);
        }
        std::stable_sort(members.begin(), members.end(), [&](std::size_t left, std::size_t right) {
            return typed[left].position < typed[right].position;
        });
        for (std::size_t i = 0; i < members.size(); ++i) {
            // Two groups that stood at one position are told apart from now on.
            const bool is_taken = i > 0 && positions[i] <= positions[i - 1];
            positions[i] = is_taken ? positions[i - 1] + 1 : positions[i];
            groups[members[i]].position = positions[i];
        }
    }
}

Response group_response(Context& context, GroupPage page) {
    page.csrf = context.csrf_token();
    const std::string title = "Groups of " + page.measure.name;
    return http::page(
        {.title = page.errors.empty() ? title : "Error: " + title,
         .main = group_page(page),
         .nav = "measures"},
        page.errors.empty() ? 200 : 422
    );
}

Response show_groups(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    return group_response(context, read_group_page(reader, context, request));
}

// Takes what was typed for the group at one position of the page; groups that the page did not
// show, and those it shows no more, are left as they are.
void take_typed(const http::Form& form, std::size_t at, GroupPage& page) {
    const std::string number = std::to_string(at);
    const std::string key = form.text("group-" + number);
    const std::string label = form.text("label-" + number);
    const std::string position = form.text("position-" + number);
    for (Group& group : page.groups) {
        if (group.dimension + "=" + group.code != key) {
            continue;
        }
        group.label = label;
        if (label.empty() || base::length(label) > 200) {
            page.errors.push_back(
                {"label-" + number, "Give " + key + " a label of at most 200 characters."}
            );
        } else if (!base::is_one_line(label)) {
            page.errors.push_back({"label-" + number, base::not_one_line});
        }
        const auto [end, error] =
            std::from_chars(position.data(), position.data() + position.size(), group.position);
        const bool is_whole = error == std::errc{} && end == position.data() + position.size();
        if (!is_whole || group.position < 0 || group.position > 100'000) {
            page.errors.push_back(
                {"position-" + number, "The order of " + key + " is a whole number from 0."}
            );
        }
    }
}

Response save_groups(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    GroupPage page = read_group_page(tx, context, request);
    for (std::size_t at = 0; request.form.has("group-" + std::to_string(at)); ++at) {
        take_typed(request.form, at, page);
    }
    if (!page.errors.empty()) {
        return group_response(context, std::move(page));
    }
    std::vector<Group> groups = list_groups(tx, page.measure.id);
    deal_positions(page.groups, groups);
    for (std::size_t at = 0; at < groups.size(); ++at) {
        groups[at].label = page.groups[at].label;
    }
    upsert_groups(tx, page.measure.id, groups);
    write_measure_entry(tx, context, page.measure, "measure.groups_named");
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/measures/{}/groups", page.network.slug, page.measure.slug)),
        "The groups were saved."
    );
}

}  // namespace

http::Routes group_routes() {
    using http::Method;
    const auto defines = http::in_network(base::Permission::define_measures);
    return {
        {Method::get, "/n/{network}/measures/{measure}/groups", defines, show_groups},
        {Method::post, "/n/{network}/measures/{measure}/groups", defines, save_groups},
    };
}

}  // namespace measures
