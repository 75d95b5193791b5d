// The return that an address names, and the state of it that a form was made from.
#include "base/secret.hpp"
#include "measures/measure_store.hpp"
#include "measures/requested.hpp"
#include "measures/returns/return_routes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace measures {

std::string groups_version_of(const std::vector<ReturnRow>& rows) {
    std::vector<std::string> lines;
    for (const ReturnRow& row : rows) {
        lines.push_back(fmt::format("{}|{}\n", row.groups, row.label));
    }
    std::sort(lines.begin(), lines.end());
    return base::fingerprint(fmt::format("{}", fmt::join(lines, ""))).substr(0, 16);
}

std::string version_of(const std::vector<ReturnValue>& values) {
    std::string text;
    for (const ReturnValue& value : values) {
        text += fmt::format(
            "{}|{}|{}|{}|{}|{}\n",
            value.groups,
            base::name(value.state),
            value.numerator.value_or(-1),
            value.denominator.value_or(-1),
            value.value.value_or(-1),
            value.note
        );
    }
    return base::fingerprint(text).substr(0, 16);
}

bool lacks_second_step(const http::Context& context) {
    const base::Viewer& viewer = context.viewer();
    const auto lacks = [&](base::Permission permission) {
        return viewer.holds(permission, context.scope()) &&
               !viewer.may(permission, context.scope());
    };
    return lacks(base::Permission::answer_returns) || lacks(base::Permission::review_returns);
}

RequestedReturn requested_return(
    db::Reader& reader, const http::Context& context, const http::Request& request
) {
    RequestedReturn requested;
    requested.network = requested_network(reader, context, request);
    requested.rights = return_rights(reader, context.viewer(), requested.network.id, context.now());
    const auto line =
        find_return(reader, requested.rights, requested.network.id, request.parameter("return"));
    if (!line) {
        base::throw_not_found("This return");
    }
    requested.line = *line;
    if (requested.is_delegate() && lacks_second_step(context)) {
        throw base::Error(
            base::Code::forbidden, "This needs your second sign-in step. Take it, then try again."
        );
    }
    requested.measure = get_measure(
        reader, base::Viewer::system(), requested.network.id, requested.line.one.measure_id
    );
    requested.rows = return_rows(requested.measure, list_groups(reader, requested.measure.id));
    return requested;
}

RequestedReturn read_requested_return(const http::Context& context, const http::Request& request) {
    db::Reader reader = context.database().read();
    return requested_return(reader, context, request);
}

RequestedReturn own_return(
    db::Reader& reader, const http::Context& context, const http::Request& request
) {
    RequestedReturn requested = requested_return(reader, context, request);
    if (!requested.is_delegate()) {
        base::throw_not_found("This return");
    }
    return requested;
}

}  // namespace measures
