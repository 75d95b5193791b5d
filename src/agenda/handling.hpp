// What the handlers of the agenda share: who asks and where, the public cache, threads, stamps.
#pragma once

#include "agenda/parts.hpp"
#include "agenda/record.hpp"
#include "platform/http/route.hpp"
#include "platform/journal/thread.hpp"
#include "platform/tables/sheet.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace agenda {

inline constexpr int things_a_page = 50;
inline constexpr int all_things = 100'000;  // in a download, or to choose from

// The network of the route, as far as its viewer may see it; throws not_found.
Setting setting_of(db::Reader& reader, const http::Request& request, const http::Context& context);
// The same for a change: changes of one network follow one another from here on, so that nobody
// saves between the reading of what a form is held against and its writing.
Setting setting_of(
    db::Transaction& transaction, const http::Request& request, const http::Context& context
);

// A stranger's answer may be kept by the public cache.
http::Response as_public(
    db::Reader& reader,
    const http::Context& context,
    const Setting& setting,
    http::Response response
);
// The page, as_public.
http::Response agenda_response(
    db::Reader& reader, const http::Context& context, const Setting& setting, http::Page page
);
// A form, or the same form with what is wrong with it (422).
http::Response form_response(
    const std::string& title,
    html::Html main,
    const base::FieldErrors& errors,
    std::string nav = "agenda"
);
// 303 to /n/{network}/{folder}/{id} with a notice.
http::Response saved(
    const Setting& setting, std::string_view folder, const std::string& id, std::string_view notice
);

// The ids of the things, for a form's validation.
template <class Thing>
std::vector<std::string> ids_of(const std::vector<Thing>& things) {
    std::vector<std::string> ids;
    for (const Thing& thing : things) {
        ids.push_back(thing.id);
    }
    return ids;
}

// What a stored thing names stays a choice of its form, even when it is no longer offered to new
// ones: a partner that has left.
template <class Choice>
void keep_choice(std::vector<Choice>& choices, const std::string& id, const std::string& name) {
    for (const Choice& choice : choices) {
        if (choice.id == id) {
            return;
        }
    }
    if (!id.empty()) {
        Choice kept{};
        kept.id = id;
        kept.name = name;
        choices.push_back(kept);
    }
}

int page_number(const http::Request& request);
tables::Cell day_cell(const std::string& iso);

Thread read_thread(
    db::Reader& reader,
    const http::Context& context,
    const Setting& setting,
    const journal::Thing& thing
);

void record(
    db::Transaction& transaction,
    const http::Context& context,
    const Setting& setting,
    const Change& change
);

// Keeps the links of a thing to what it came from in step: those of `before` that are not in
// `after` are cut, new ones made. Ids of one kind; empty ids are nothing.
struct Origins {
    journal::Thing later;
    std::string kind;
    std::vector<std::string> before;
    std::vector<std::string> after;
};
void relink(
    db::Transaction& transaction,
    const http::Context& context,
    const Setting& setting,
    const Origins& origins
);

// Stands for stored values: a form carries the stamp of what it began from, so that nobody's words
// are overwritten unseen.
std::string stamp_of(const std::vector<std::string>& values);
// Adds an error of `field` when the form began from something else than is stored now.
void check_stamp(
    const http::Request& request,
    std::string_view stored,
    base::FieldErrors& errors,
    const char* field = "title"
);

}  // namespace agenda
