#include "measures/returns/return_remind.hpp"
#include "measures/returns/return_routes.hpp"
#include "measures/routes.hpp"

#include <fmt/format.h>

namespace measures {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

std::string reminding_words(Reminding reminding, const std::string& partner) {
    switch (reminding) {
        case Reminding::sent:
            return fmt::format("{} was reminded by e-mail.", partner);
        case Reminding::not_open:
            return fmt::format("Nobody was reminded: nothing is waited for from {}.", partner);
        case Reminding::nobody_answers:
            return fmt::format("Nobody was reminded: nobody can answer for {} yet.", partner);
        case Reminding::sent_today:
            break;
    }
    return fmt::format("{} was reminded today already: once a day is enough.", partner);
}

// Back to the list where it was pressed there.
html::Url after_reminding(const Request& request, const RequestedReturn& requested) {
    if (request.form.text("from") != "list") {
        return requested.url();
    }
    const html::Url list = return_list_url(
        requested.network,
        {.state = request.form.text("state"), .organisation_id = request.form.text("partner")}
    );
    const std::string page = request.form.text("page");
    return page.empty() || page == "1" ? list : list.with("page", page);
}

Response remind(const Request& request, Context& context) {
    const RequestedReturn requested = read_requested_return(context, request);
    Reminding reminding{};
    context.database().change([&](db::Transaction& transaction) {
        reminding = remind_of_return(
            {transaction, context.now(), context.viewer()},
            requested.line.one,
            requested.network.zone
        );
    });
    // The page of the return says how somebody comes to answer.
    const html::Url next = reminding == Reminding::nobody_answers
                               ? requested.url()
                               : after_reminding(request, requested);
    return http::with_notice(
        http::redirect(next), reminding_words(reminding, requested.line.organisation_name)
    );
}

}  // namespace

http::Routes return_remind_routes() {
    return {
        {http::Method::post,
         "/n/{network}/returns/{return}/remind",
         http::in_network(Permission::review_returns),
         remind},
    };
}

}  // namespace measures
