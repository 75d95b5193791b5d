#include "measures/requested.hpp"

namespace measures {

network::Network requested_network(
    db::Reader& reader, const http::Context& context, const http::Request& request
) {
    return network::get_network(reader, context.viewer(), request.parameter("network"));
}

Measure requested_measure(
    db::Reader& reader,
    const http::Context& context,
    const network::Network& network,
    const http::Request& request
) {
    return get_measure(reader, context.viewer(), network.id, request.parameter("measure"));
}

MeasureRights rights_of(const http::Context& context, const network::Network& network) {
    return {
        .may_define = context.viewer().may(base::Permission::define_measures, network.id),
        .sees_raw = context.viewer().may(base::Permission::see_raw, network.id)};
}

void let_public_keep(
    http::Response& response,
    db::Reader& reader,
    const http::Context& context,
    const network::Network& network
) {
    if (context.viewer().is_stranger()) {
        response.public_scope = network.id;
        response.public_version = journal::public_version(reader, network.id);
    }
}

void write_measure_entry(
    db::Transaction& transaction,
    const http::Context& context,
    const Measure& measure,
    const char* kind
) {
    journal::write(
        transaction,
        context.now(),
        {.scope = measure.network_id,
         .actor = context.viewer().account(),
         .kind = kind,
         .subject = {"measure", measure.id},
         .audience = measure.is_public ? journal::Audience::everyone : journal::Audience::members}
    );
}

}  // namespace measures
