#include "measures/imports/import_ending.hpp"
#include "measures/imports/import_leftovers.hpp"
#include "measures/imports/import_requested.hpp"
#include "measures/imports/import_views.hpp"
#include "measures/imports/import_work.hpp"
#include "measures/measure_store.hpp"
#include "measures/requested.hpp"
#include "measures/routes.hpp"
#include "platform/download/download.hpp"

#include <algorithm>
#include <charconv>

namespace measures {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

constexpr int imports_a_page = 50;
constexpr int refusals_a_page = 50;

int import_page_number(const Request& request) {
    const std::string text = request.query.text("page");
    int page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    return std::clamp(page, 1, 100'000);
}

Response download_imports(
    const Request& request,
    Context& context,
    const network::Network& network,
    const std::vector<ImportLine>& lines
) {
    std::vector<tables::Row> rows;
    for (const ImportLine& line : lines) {
        const Import& import = line.import;
        rows.push_back(
            {import.file_name,
             import.kind,
             line.measure_name,
             import_state_word(import),
             tables::Cell(base::Plain(static_cast<double>(import.rows_kept), "rows of a file"), 0),
             import.numerator_text(),
             import.denominator_text(),
             base::iso_time(import.started_at)}
        );
    }
    return download::answer(
        request,
        context,
        {.stem = network.slug + "-imports", .title = "Imports", .author = network.name},
        {.name = "Imports",
         .header =
             {"File", "Kind", "Measure", "State", "Rows", "Numerator", "Denominator", "Begun"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response list_imports_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const network::Network network = requested_network(reader, context, request);
    if (download::is_asked(request)) {
        return download_imports(
            request, context, network, list_imports(reader, network.id, 100'000, 0)
        );
    }
    const int page = import_page_number(request);
    const auto count = static_cast<int>(count_imports(reader, network.id));
    return http::page(
        {.title = "Imports",
         .main = import_list_page(
             {.network = network,
              .uploads = list_open_uploads(reader, context.viewer(), network.id),
              .imports =
                  list_imports(reader, network.id, imports_a_page, (page - 1) * imports_a_page),
              .page = page,
              .pages = std::max(1, (count + imports_a_page - 1) / imports_a_page)}
         ),
         .nav = "imports"}
    );
}

// A file and, on its pages, what was refused in it.
html::Html upload_page_of(
    db::Reader& reader,
    Context& context,
    const network::Network& network,
    const ImportUpload& upload,
    int asked
) {
    const auto count = static_cast<int>(count_refusals(reader, upload.id));
    const int pages = std::max(1, (count + refusals_a_page - 1) / refusals_a_page);
    const int page = std::min(asked, pages);
    return import_upload_page(
        {.network = network,
         .upload = upload,
         .refusals =
             list_refusals(reader, upload.id, refusals_a_page, (page - 1) * refusals_a_page),
         .page = page,
         .pages = pages,
         .csrf = context.csrf_token()}
    );
}

Response upload_response(
    db::Reader& reader,
    Context& context,
    const network::Network& network,
    const ImportUpload& upload,
    int page
) {
    if (upload.step == "imported" && !upload.outcome.import_id.empty() &&
        upload.outcome.import_id != upload.id) {
        return http::with_notice(
            http::redirect(import_url(network, upload.outcome.import_id)), upload.outcome.said
        );
    }
    if (!upload.is_open()) {
        base::throw_not_found("This import");
    }
    Response response =
        own_import_page(upload.file_name, upload_page_of(reader, context, network, upload, page));
    if (upload.is_busy()) {
        response.headers.set("Refresh", "2");
    }
    return response;
}

Import requested_import(
    db::Reader& reader, const network::Network& network, const std::string& import_id
) {
    const auto import = find_import(reader, network.id, import_id);
    if (!import) {
        base::throw_not_found("This import");
    }
    return *import;
}

Response import_response(
    db::Reader& reader,
    Context& context,
    const network::Network& network,
    const Import& import,
    const base::FieldErrors& errors = {}
) {
    const Measure measure = get_measure(reader, context.viewer(), network.id, import.measure_id);
    const auto names =
        network::names_of_accounts(reader, context.viewer(), network.id, {import.started_by});
    ImportPage page{
        .network = network,
        .import = import,
        .measure_slug = measure.slug,
        .measure_name = measure.name,
        .started_by = names.empty() ? "" : names.front().second,
        .errors = errors,
        .csrf = context.csrf_token()};
    if (import.state == "undone") {
        page.places_to_go = list_places_to_go(reader, network.id, import.id);
    }
    return http::page(
        {.title = (errors.empty() ? "" : "Error: ") + import_title(import),
         .main = import_page(page),
         .nav = "imports"},
        errors.empty() ? 200 : 422
    );
}

// Refused values are of the file: who opens another's is noted, before the page is read, and not
// anew each time a page that waits for work looks again.
void note_refused_values(const Request& request, Context& context) {
    const network::Network network = import_network(request, context);
    std::optional<ImportUpload> upload;
    {
        db::Reader reader = context.database().read();
        const std::string& id = request.parameter("import");
        if (!find_upload(reader, network.id, id)) {
            return;
        }
        upload = get_upload(reader, context, network, id);
        if (upload->is_busy() || count_refusals(reader, upload->id) == 0) {
            return;
        }
    }
    note_opening(context, network, *upload);
}

Response show_import(const Request& request, Context& context) {
    note_refused_values(request, context);
    db::Reader reader = context.database().read();
    const network::Network network = requested_network(reader, context, request);
    const std::string& id = request.parameter("import");
    if (find_upload(reader, network.id, id)) {
        return upload_response(
            reader,
            context,
            network,
            get_upload(reader, context, network, id),
            import_page_number(request)
        );
    }
    return import_response(reader, context, network, requested_import(reader, network, id));
}

Response discard_import(const Request& request, Context& context) {
    const network::Network network = import_network(request, context);
    const std::string& id = request.parameter("import");
    {
        db::Reader reader = context.database().read();
        const Import import = requested_import(reader, network, id);
        if (import.state == "undone" && request.form.text("understood").empty()) {
            return import_response(
                reader,
                context,
                network,
                import,
                {{"understood", "Tick this to remove the import for good."}}
            );
        }
    }
    remove_import(context.database(), context.now(), context.viewer(), network.id, id);
    return http::with_notice(
        http::redirect(import_url(network, id)),
        "The import was removed for good; what it holds goes in the next minutes."
    );
}

// Puts the file to work, takes it away, undoes an import: a button, and the way back.
template <class Act>
http::Handler upload_button(Act act, const char* notice) {
    return [act, notice](const Request& request, Context& context) {
        const network::Network network = import_network(request, context);
        const ImportUpload upload = get_upload(request, context, network);
        act(context.database(), context.now(), upload);
        const std::string_view said = notice;
        if (said.empty()) {
            return http::redirect(import_url(network, upload.id));
        }
        return http::with_notice(http::redirect(html::url("/n/{}/imports", network.slug)), said);
    };
}

template <class Act>
http::Handler import_button(Act act, const char* notice) {
    return [act, notice](const Request& request, Context& context) {
        const network::Network network = import_network(request, context);
        const std::string& id = request.parameter("import");
        act(context.database(), context.now(), context.viewer(), network.id, id);
        return http::with_notice(http::redirect(import_url(network, id)), notice);
    };
}

}  // namespace

http::Routes import_routes() {
    using http::Method;
    const auto imports = http::in_network(Permission::import_data);
    const std::string one = "/n/{network}/imports/{import}";
    return {
        {Method::get, "/n/{network}/imports", imports, list_imports_page},
        {Method::get, one, imports, show_import},
        {Method::post, one + "/check", imports, upload_button(start_check, "")},
        {Method::post, one + "/import", imports, upload_button(start_import, "")},
        {Method::post,
         one + "/remove",
         imports,
         upload_button(remove_upload, "The file was removed.")},
        {Method::post,
         one + "/undo",
         imports,
         import_button(undo_import, "The import was undone; it can be put back here.")},
        {Method::post,
         one + "/redo",
         imports,
         import_button(redo_import, "The import is live again.")},
        {Method::post, one + "/discard", imports, discard_import},
    };
}

}  // namespace measures
