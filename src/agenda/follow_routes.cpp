// "Tell me when it moves": one address for every thing of the agenda, and of modules above it.
#include "agenda/agenda.hpp"
#include "agenda/handling.hpp"
#include "agenda/routes.hpp"

namespace agenda {
namespace {

// The page of what the viewer may see; "" for anything else.
std::string find_path(
    db::Reader& reader,
    const base::Viewer& viewer,
    const std::string& scope,
    const journal::Thing& thing,
    const journal::Describe& describe_above
) {
    journal::Titles titles{{thing, {}}};
    describe(reader, viewer, scope, titles);
    if (describe_above) {
        describe_above(reader, viewer, scope, titles);
    }
    return titles.at(thing).path;
}

http::Response follow_thing(
    const http::Request& request, http::Context& context, const journal::Describe& describe_above
) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    const std::string& scope = setting.network.id;
    const journal::Thing thing{request.form.text("kind"), request.form.text("id")};
    const std::string path = find_path(tx, context.viewer(), scope, thing, describe_above);
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

http::Routes follow_routes(const journal::Describe& describe_above) {
    const auto handler = [describe_above](const http::Request& request, http::Context& context) {
        return follow_thing(request, context, describe_above);
    };
    return {{http::Method::post, "/n/{network}/follow", http::signed_in(), handler}};
}

}  // namespace agenda
