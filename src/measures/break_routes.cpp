#include "measures/measure_form_views.hpp"
#include "measures/requested.hpp"
#include "measures/routes.hpp"
#include "measures/sums/change_live.hpp"
#include "measures/sums/sum_store.hpp"
#include "platform/download/download.hpp"

#include <functional>
#include <utility>

namespace measures {
namespace {

using http::Context;
using http::Request;
using http::Response;

BreakPage read_break_page(db::Reader& reader, const Context& context, const Request& request) {
    const network::Network network = requested_network(reader, context, request);
    const Measure measure = requested_measure(reader, context, network, request);
    return {
        .network = network,
        .measure = measure,
        .breaks = list_breaks(reader, measure.id),
        .removed = list_breaks(reader, measure.id, Listed::removed),
        .rights = rights_of(context, network)};
}

html::Url breaks_of(const BreakPage& page) {
    return html::url("/n/{}/measures/{}/breaks", page.network.slug, page.measure.slug);
}

Response break_response(Context& context, BreakPage page) {
    page.csrf = context.csrf_token();
    const std::string title = "Breaks of " + page.measure.name;
    return http::page(
        {.title = page.errors.empty() ? title : "Error: " + title,
         .main = break_page(page),
         .nav = "measures"},
        page.errors.empty() ? 200 : 422
    );
}

// Why what is live cannot stand between the breaks as this transaction has them by now; "" where it
// can, and where it could not before.
std::string why_it_mixes(db::Transaction& tx, const BreakPage& page) {
    const auto denominators = list_sum_denominators(tx, page.measure.id);
    return why_editions_mix(page.breaks, denominators).empty()
               ? why_editions_mix(list_breaks(tx, page.measure.id), denominators)
               : "";
}

Response show_breaks(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    BreakPage page = read_break_page(reader, context, request);
    if (download::is_asked(request)) {
        return download::answer(
            request,
            context,
            {.stem = page.network.slug + "-" + page.measure.slug + "-breaks",
             .title = "Breaks of " + page.measure.name,
             .author = page.network.name},
            break_sheet(page)
        );
    }
    return break_response(context, std::move(page));
}

// Places are not waited for across a break (sum_roll_up.hpp): what is added up changes with it.
void change_breaks(
    Context& context,
    const Measure& measure,
    const char* kind,
    std::function<std::vector<Break>(db::Reader&)> breaks_then,
    std::function<void(db::Transaction&)> write
) {
    change_live(
        context.database(),
        context.now(),
        {.network_id = measure.network_id,
         .measure_id = measure.id,
         .change = {.adding = "", .removing = "", .added = {}, .breaks = std::move(breaks_then)},
         .entry =
             {.scope = "",
              .actor = context.viewer().account(),
              .kind = kind,
              .subject = {"measure", measure.id}},
         .write = std::move(write)}
    );
}

Response save_break(const Request& request, Context& context) {
    BreakPage page = [&] {
        db::Reader reader = context.database().read();
        return read_break_page(reader, context, request);
    }();
    page.form = {
        .on = request.form.text("on"),
        .kind = request.form.text("kind"),
        .reason = request.form.text("reason"),
        .denominator_edition = request.form.text("denominator_edition")};
    page.errors = validate(page.form);
    if (!page.errors.empty()) {
        return break_response(context, std::move(page));
    }
    const Break made = break_of(page.form);
    std::string why;
    try {
        change_breaks(
            context,
            page.measure,
            "break.recorded",
            [&](db::Reader& reader) {
                std::vector<Break> breaks = list_breaks(reader, page.measure.id);
                breaks.push_back(made);
                return breaks;
            },
            [&](db::Transaction& tx) {
                upsert_break(tx, page.measure.id, made);
                why = made.denominator_edition.empty() ? "" : why_it_mixes(tx, page);
                if (!why.empty()) {
                    throw base::Error(base::Code::conflict, why);
                }
            }
        );
    } catch (const base::Error&) {
        if (why.empty()) {
            throw;
        }
        page.errors.push_back({"denominator_edition", why});
        return break_response(context, std::move(page));
    }
    return http::with_notice(
        http::redirect(breaks_of(page)), "The break was recorded: the line stops there now."
    );
}

Break get_break(const BreakPage& page, std::string_view id) {
    for (const auto& breaks : {page.breaks, page.removed}) {
        for (const Break& one : breaks) {
            if (one.id == id) {
                return one;
            }
        }
    }
    base::throw_not_found("This break");
}

// Throws base::Error(conflict) when what is live cannot stand between the breaks as they are now.
void refuse_mixing(db::Transaction& tx, const BreakPage& page, bool is_removed) {
    if (const std::string why = why_it_mixes(tx, page); !why.empty()) {
        throw base::Error(
            base::Code::conflict,
            (is_removed ? "This break stands between two editions of the denominator. "
                        : "This break cannot be put back as it is. ") +
                why
        );
    }
}

Response move_break(const Request& request, Context& context, bool is_removed) {
    const BreakPage page = [&] {
        db::Reader reader = context.database().read();
        return read_break_page(reader, context, request);
    }();
    const std::string_view id = request.parameter("break");
    const Break moved = get_break(page, id);
    const auto at = is_removed ? std::optional(context.now()) : std::nullopt;
    change_breaks(
        context,
        page.measure,
        is_removed ? "break.removed" : "break.put_back",
        [&](db::Reader& reader) {
            std::vector<Break> breaks = list_breaks(reader, page.measure.id);
            std::erase_if(breaks, [&](const Break& one) { return one.id == id; });
            if (!is_removed) {
                breaks.push_back(moved);
            }
            return breaks;
        },
        [&](db::Transaction& tx) {
            if (!set_break_removed(tx, page.measure.id, id, at)) {
                base::throw_not_found("This break");
            }
            refuse_mixing(tx, page, is_removed);
        }
    );
    return http::with_notice(
        http::redirect(breaks_of(page)),
        is_removed ? "The break was removed. It can be put back below." : "The break is back."
    );
}

Response remove_break(const Request& request, Context& context) {
    return move_break(request, context, true);
}

Response put_break_back(const Request& request, Context& context) {
    return move_break(request, context, false);
}

}  // namespace

http::Routes break_routes() {
    using http::Method;
    const auto defines = http::in_network(base::Permission::define_measures);
    const std::string path = "/n/{network}/measures/{measure}/breaks";
    return {
        {Method::get, path, defines, show_breaks},
        {Method::post, path, defines, save_break},
        {Method::post, path + "/{break}/remove", defines, remove_break},
        {Method::post, path + "/{break}/put-back", defines, put_break_back},
    };
}

}  // namespace measures
