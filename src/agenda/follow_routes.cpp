// "Tell me when it moves": one address for every thing of the agenda.
#include "agenda/agenda.hpp"
#include "agenda/handling.hpp"
#include "agenda/routes.hpp"

namespace agenda {
namespace {

http::Response follow_thing(const http::Request& request, http::Context& context) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    const std::string& scope = setting.network.id;
    const journal::Thing thing{request.form.text("kind"), request.form.text("id")};
    journal::Titles titles{{thing, {}}};
    describe(tx, context.viewer(), scope, titles);
    const std::string path = titles.at(thing).path;
    if (path.empty()) {
        base::throw_not_found("What you asked to follow");
    }
    const bool wanted = request.form.text("follow") == "yes";
    if (wanted) {
        journal::follow(tx, context.now(), scope, thing, setting.account);
    } else {
        journal::unfollow(tx, scope, thing, setting.account);
    }
    tx.commit();
    return http::with_notice(
        http::redirect(html::Url::checked(path)),
        wanted ? "You will be told when it moves." : "You will no longer be told."
    );
}

}  // namespace

http::Routes follow_routes() {
    return {{http::Method::post, "/n/{network}/follow", http::signed_in(), follow_thing}};
}

}  // namespace agenda
