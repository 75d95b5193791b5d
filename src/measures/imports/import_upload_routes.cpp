// Routes of a file on its way: upload, mapping, refusals.
#include "measures/imports/import_refusal_file.hpp"
#include "measures/imports/import_requested.hpp"
#include "measures/imports/import_work.hpp"
#include "measures/imports/mapping_today.hpp"
#include "measures/measure_store.hpp"
#include "measures/requested.hpp"
#include "measures/routes.hpp"
#include "platform/download/download.hpp"

#include <memory>

namespace measures {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

constexpr std::size_t largest_file = 1'000'000'000;

Response new_import_response(
    Context& context,
    const network::Network& network,
    const std::string& chosen,
    const base::FieldErrors& errors
) {
    db::Reader reader = context.database().read();
    return own_import_page(
        "Import a file",
        import_new_page(
            {.network = network,
             .used = list_used_mappings(reader, network.id),
             .csrf = context.csrf_token(),
             .chosen = chosen,
             .errors = errors}
        ),
        errors
    );
}

Response new_import(const Request& request, Context& context) {
    return new_import_response(
        context, import_network(request, context), request.query.text("like"), {}
    );
}

// The mapping last used for a measure, as it reads for it today; "" for none.
std::string used_mapping(
    Context& context, const network::Network& network, std::string_view measure_slug
) {
    db::Reader reader = context.database().read();
    for (const UsedMapping& used : list_used_mappings(reader, network.id)) {
        if (used.measure_slug == measure_slug) {
            return mapping_for(
                used.mapping, get_measure(reader, base::Viewer::system(), network.id, measure_slug)
            );
        }
    }
    return "";
}

// The refused file in whose place another is sent, to be read the same way.
std::optional<ImportUpload> corrected_upload(
    const Request& request, Context& context, const network::Network& network
) {
    const std::string id = request.form.text("corrects");
    if (id.empty()) {
        return std::nullopt;
    }
    db::Reader reader = context.database().read();
    ImportUpload upload = get_upload(reader, context, network, id);
    if (upload.step != "refused") {
        throw base::Error(
            base::Code::conflict,
            upload.is_open() ? "This file is no longer refused: upload the other as a new one."
                             : "This file was replaced or removed meanwhile: look at the list of "
                               "imports, or upload the other as a new one."
        );
    }
    return upload;
}

Response upload_file(const Request& request, Context& context) {
    const network::Network network = import_network(request, context);
    const std::string like = request.form.text("like");
    const auto corrected = corrected_upload(request, context, network);
    const std::string mapping = corrected      ? corrected->mapping
                                : like.empty() ? ""
                                               : used_mapping(context, network, like);
    try {
        const ImportUpload upload = keep_upload(
            context.database(),
            context.now(),
            context.viewer(),
            network.id,
            request.form.file("file"),
            mapping,
            corrected
        );
        if (mapping.empty()) {
            return http::redirect(html::url("/n/{}/imports/{}/mapping", network.slug, upload.id));
        }
        start_check(context.database(), context.now(), upload);
        return http::redirect(import_url(network, upload.id));
    } catch (const base::Error& error) {
        if (error.fields().empty()) {
            throw;
        }
        if (corrected) {
            return http::with_notice(
                http::redirect(import_url(network, corrected->id)), error.fields().front().message
            );
        }
        return new_import_response(context, network, like, error.fields());
    }
}

Response mapping_response(
    Context& context,
    const network::Network& network,
    const ImportUpload& upload,
    const std::string& mapping,
    const base::FieldErrors& errors
) {
    note_opening(context, network, upload);
    const ImportPreview preview = preview_of(upload);
    db::Reader reader = context.database().read();
    return own_import_page(
        "What its columns mean",
        import_mapping_page(
            {.network = network,
             .upload = upload,
             .preview = preview,
             .used = list_used_mappings(reader, network.id),
             .mapping = mapping,
             .csrf = context.csrf_token(),
             .errors = errors}
        ),
        errors
    );
}

Response show_mapping(const Request& request, Context& context) {
    const network::Network network = import_network(request, context);
    const ImportUpload upload = get_upload(request, context, network);
    if (upload.is_busy() || !upload.is_open()) {
        return http::redirect(import_url(network, upload.id));
    }
    return mapping_response(context, network, upload, upload.mapping, {});
}

Response save_mapping(const Request& request, Context& context) {
    const network::Network network = import_network(request, context);
    const ImportUpload upload = get_upload(request, context, network);
    const std::string like = request.form.text("like");
    std::string mapping = like.empty() ? std::string(request.form.raw("mapping"))
                                       : used_mapping(context, network, like);
    std::erase(mapping, '\r');
    try {
        take_mapping(context.database(), context.now(), upload, mapping);
    } catch (const base::Error& error) {
        if (error.code() != base::Code::invalid) {
            throw;
        }
        return mapping_response(context, network, upload, mapping, error.fields());
    }
    return http::redirect(import_url(network, upload.id));
}

tables::Row refused_row(const tables::Refusal& refusal) {
    return {std::to_string(refusal.line), refusal.column, refusal.value, refusal.expected};
}

// Every one; the first of them where their file is no longer there.
tables::RowSource refused_rows(Context& context, const ImportUpload& upload) {
    auto list = std::make_shared<RefusalReader>(refusals_of(upload.file_path));
    if (!list->is_there()) {
        db::Reader reader = context.database().read();
        std::vector<tables::Row> rows;
        for (const tables::Refusal& refusal : list_refusals(reader, upload.id, 1'000, 0)) {
            rows.push_back(refused_row(refusal));
        }
        return tables::rows_of(std::move(rows));
    }
    return [list](tables::Row& row) {
        if (const auto refusal = list->next()) {
            row = refused_row(*refusal);
            return true;
        }
        return false;
    };
}

Response download_refusals(const Request& request, Context& context) {
    const network::Network network = import_network(request, context);
    const ImportUpload upload = get_upload(request, context, network);
    if (!download::is_asked(request)) {
        return http::redirect(import_url(network, upload.id));
    }
    note_opening(context, network, upload);
    return download::answer(
        request,
        context,
        {.stem = "refused-rows", .title = "Refused rows", .author = network.name},
        {.name = "Refused rows",
         .header = {"Line", "Column", "Found", "Expected"},
         .rows = refused_rows(context, upload)}
    );
}

}  // namespace

http::Routes import_upload_routes() {
    using http::Method;
    const auto imports = http::in_network(Permission::import_data);
    const std::string one = "/n/{network}/imports/{import}";
    return {
        {Method::get, "/n/{network}/imports/new", imports, new_import},
        {Method::post, "/n/{network}/imports", imports, upload_file, largest_file},
        {Method::get, one + "/mapping", imports, show_mapping},
        {Method::post, one + "/mapping", imports, save_mapping},
        {Method::get, one + "/refusals", imports, download_refusals},
    };
}

}  // namespace measures
