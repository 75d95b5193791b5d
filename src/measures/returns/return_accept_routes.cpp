#include "measures/returns/return_accept.hpp"
#include "measures/returns/return_around.hpp"
#include "measures/returns/return_routes.hpp"
#include "measures/routes.hpp"

namespace measures {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

bool has_figures_around(const Context& context, const Return& one) {
    db::Reader reader = context.database().read();
    return !find_around(reader, one).is_empty();
}

Response accept_figures(const Request& request, Context& context) {
    const RequestedReturn requested = read_requested_return(context, request);
    if (requested.line.one.state == "submitted" &&
        request.form.text("submission") != submission_text(requested.line.one)) {
        throw base::Error(
            base::Code::conflict,
            "These figures were submitted anew after this page was opened: open it again, see "
            "them, and decide."
        );
    }
    const std::string meant = request.form.text("meant");
    if (meant.empty() && requested.line.one.state == "submitted" &&
        has_figures_around(context, requested.line.one)) {
        return return_response(
            context, requested, {}, {{"meant", "Tick that it is meant, or send the return back."}}
        );
    }
    accept_return(
        context.database(),
        context.now(),
        context.viewer(),
        requested.line.one,
        ReviewerSaw{request.form.text("beside"), meant}
    );
    db::Reader reader = context.database().read();
    const bool is_shown = has_shown_figure(reader, requested.line.one);
    return http::with_notice(
        http::redirect(requested.url()),
        is_shown ? "The figures were accepted and are part of the measure."
                 : "The figures were accepted and kept, but the measure does not show them."
    );
}

Response take_back_acceptance(const Request& request, Context& context) {
    const RequestedReturn requested = read_requested_return(context, request);
    take_back_return(context.database(), context.now(), context.viewer(), requested.line.one);
    return http::with_notice(
        http::redirect(requested.url()),
        "The figures are no longer part of the measure. The return is submitted again."
    );
}

}  // namespace

http::Routes return_accept_routes() {
    using http::Method;
    const auto reviews = http::in_network(Permission::review_returns);
    const std::string one = "/n/{network}/returns/{return}";
    return {
        {Method::post, one + "/accept", reviews, accept_figures},
        {Method::post, one + "/take-back", reviews, take_back_acceptance},
    };
}

}  // namespace measures
