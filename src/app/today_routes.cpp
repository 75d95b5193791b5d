#include "app/feed.hpp"
#include "app/today.hpp"

namespace app {
namespace {

using http::Context;
using http::Request;
using http::Response;

// Actions that fall due within this many days are worth knowing about today.
constexpr std::int64_t days_ahead = 28;

Response show_today(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const base::Viewer& viewer = context.viewer();
    const network::Network network =
        network::get_network(reader, viewer, request.parameter("network"));
    const base::Date today = base::date_in(context.now(), network.zone);
    const auto person = network::find_person_of_account(reader, network.id, viewer.account());
    return http::page(
        {.title = "Today",
         .main = today_page(
             {.network = network,
              .today = today,
              .person = person ? person->name : "",
              .returns = measures::list_due_returns(reader, viewer, network.id, context.now()),
              .actions = agenda::list_due_actions(
                  reader, viewer, network.id, context.now(), base::add_days(today, days_ahead)
              ),
              .proposals = network::list_proposals_to_answer(reader, viewer, network.id),
              .news =
                  read_feed(reader, viewer, network.id, {.limit = 15, .without_kind = "raw.read"}),
              .reviews_returns = viewer.may(base::Permission::review_returns, network.id),
              .imports_data = viewer.may(base::Permission::import_data, network.id)}
         ),
         .nav = "today"}
    );
}

Response show_feed(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const network::Network network =
        network::get_network(reader, context.viewer(), request.parameter("network"));
    const journal::FeedFilter filter{
        .before = request.query.text("before"), .kind_prefix = request.query.text("about")};
    return http::page(
        {.title = "Activity",
         .main =
             feed_page({network, read_feed(reader, context.viewer(), network.id, filter), filter}),
         .nav = "feed"}
    );
}

}  // namespace

http::Routes today_routes() {
    using http::Method;
    const auto members = http::in_network(base::Permission::read_internal);
    return {
        {Method::get, "/n/{network}/today", members, show_today},
        {Method::get, "/n/{network}/feed", members, show_feed},
    };
}

}  // namespace app
