#include "measures/imports/import_columns_view.hpp"
#include "measures/imports/import_requested.hpp"
#include "measures/imports/import_work.hpp"
#include "measures/measure_store.hpp"
#include "measures/routes.hpp"

namespace measures {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

constexpr std::size_t codes_listed = 100;

ImportColumnsPage columns_page(Context& context, const Request& request) {
    ImportColumnsPage page;
    page.network = import_network(request, context);
    page.upload = get_upload(request, context, page.network);
    if (page.upload.is_busy() || !page.upload.is_open()) {
        throw base::Error(base::Code::conflict, "This file is being worked on.");
    }
    note_opening(context, page.network, page.upload);
    page.preview = preview_of(page.upload);
    db::Reader reader = context.database().read();
    page.measures = list_measures(reader, context.viewer(), page.network.id);
    page.csrf = context.csrf_token();
    return page;
}

Response first_step(const ImportColumnsPage& page) {
    return own_import_page("What each column holds", import_columns_page(page), page.errors);
}

Response second_step(const ImportColumnsPage& page) {
    return own_import_page("What the groups mean", import_codes_page(page), page.errors);
}

Response show_columns(const Request& request, Context& context) {
    ImportColumnsPage page = columns_page(context, request);
    page.form = guess_columns(page.preview.columns);
    return first_step(page);
}

std::optional<Measure> chosen_measure(const ImportColumnsPage& page) {
    for (const Measure& measure : page.measures) {
        if (measure.slug == page.form.measure) {
            return measure;
        }
    }
    return std::nullopt;
}

// Lists the values of the columns of groups, with a first guess at what they mean: the groups that
// the measure has already, where it has them.
void list_codes(Context& context, ImportColumnsPage& page) {
    std::vector<Group> known;
    if (const auto measure = chosen_measure(page)) {
        db::Reader reader = context.database().read();
        known = list_groups(reader, measure->id);
    }
    const auto& columns = page.form.dimension_columns;
    const auto values = distinct_values(page.upload, columns, codes_listed);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        page.form.dimensions.push_back(guess_dimension(columns[i], values[i], known, codes_listed));
    }
}

Response save_columns(const Request& request, Context& context) {
    ImportColumnsPage page = columns_page(context, request);
    page.form = read_columns_form(request.form);
    page.errors = validate(page.form);
    if (!page.form.measure.empty() && !chosen_measure(page)) {
        page.errors.push_back({"measure", "This network has no such measure."});
    }
    if (!page.errors.empty()) {
        return first_step(page);
    }
    if (request.form.text("step") != "codes" && !page.form.dimension_columns.empty()) {
        list_codes(context, page);
        return second_step(page);
    }
    try {
        take_mapping(
            context.database(),
            context.now(),
            page.upload,
            mapping_text(mapping_of(page.form, chosen_measure(page)))
        );
    } catch (const base::Error& error) {
        if (error.code() != base::Code::invalid) {
            throw;
        }
        page.errors = error.fields();
        return page.form.dimensions.empty() ? first_step(page) : second_step(page);
    }
    return http::redirect(import_url(page.network, page.upload.id));
}

}  // namespace

http::Routes import_columns_routes() {
    using http::Method;
    const auto imports = http::in_network(Permission::import_data);
    const std::string columns = "/n/{network}/imports/{import}/columns";
    return {
        {Method::get, columns, imports, show_columns},
        {Method::post, columns, imports, save_columns},
    };
}

}  // namespace measures
