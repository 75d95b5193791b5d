// Hostile words in every field of the pages of imports and returns.
#include "measures/imports/import_columns_view.hpp"
#include "measures/imports/import_views.hpp"
#include "measures/measure_cast.hpp"
#include "measures/returns/return_views.hpp"
#include "support/hostile.hpp"

#include <gtest/gtest.h>

namespace {

const std::string& hostile = support::hostile_text;
const base::FieldErrors errors{{"file", hostile}, {"mapping", hostile}, {"words", hostile}};

network::Network hostile_owner() {
    network::Network network;
    network.id = network.slug = network.name = hostile;
    network.zone = std::string(base::default_zone);
    return network;
}

measures::ImportUpload hostile_upload(const std::string& step) {
    measures::ImportUpload upload;
    upload.id = upload.file_name = upload.file_path = upload.mapping = upload.doing = hostile;
    upload.step = step;
    upload.outcome.said = upload.outcome.read_as = hostile;
    upload.outcome.rows_refused = 1;
    return upload;
}

measures::Import hostile_import(const std::string& state) {
    measures::Import import;
    import.id = import.measure_id = import.file_name = import.file_hash = import.mapping = hostile;
    import.numerator_source = import.denominator_source = import.failure = hostile;
    import.protection = import.ethnicity_output = hostile;
    import.state = state;
    return import;
}

measures::ImportPreview hostile_preview() {
    return {.read_as = hostile, .columns = {hostile, hostile}, .rows = {{hostile, hostile}}};
}

measures::ImportColumnsPage hostile_columns() {
    measures::Measure measure = cast::plain_measure();
    measure.slug = measure.name = hostile;
    measures::ColumnsForm form;
    form.name = form.definition = form.source = form.period_column = form.place_column = hostile;
    form.parent = form.numerator = form.denominator = form.value = hostile;
    form.numerator_source = form.denominator_source = hostile;
    form.dimension_columns = {hostile};
    form.dimensions = {{hostile, hostile, false, {{hostile, hostile, hostile}}}};
    return {
        .network = hostile_owner(),
        .upload = hostile_upload("uploaded"),
        .preview = hostile_preview(),
        .measures = {measure},
        .form = form,
        .errors = errors,
        .csrf = hostile};
}

measures::ReturnLine hostile_line(const std::string& state) {
    measures::ReturnLine line;
    line.one.id = line.one.organisation_id = line.one.place_id = hostile;
    line.one.state = state;
    line.measure_slug = line.measure_name = line.organisation_name = line.place_name = hostile;
    return line;
}

measures::ReturnPage hostile_return(const std::string& state) {
    return {
        .network = hostile_owner(),
        .line = hostile_line(state),
        .rows = {{hostile, hostile}},
        .columns = {true, true, true},
        .definition = hostile,
        .counted = hostile,
        .counted_of = hostile,
        .ethnicity_output = hostile,
        .is_share = true,
        .sent = {{.note = hostile}},
        .last = {{.note = hostile}},
        .last_period = hostile,
        .talk = {{hostile, {hostile, {}, hostile}}},
        .reminded = measures::ReturnReminded{hostile, {}},
        .accepted_beside = {hostile},
        .beside = hostile,
        .around = {{hostile}, hostile, hostile},
        .submission = hostile,
        .can_be_answered = false,
        .other_length = hostile,
        .is_shown = false,
        .csrf = hostile,
        .answer = {{hostile, hostile, hostile, hostile, hostile}},
        .version = hostile,
        .errors = errors};
}

}  // namespace

TEST(ImportViews, SurviveHostileWords) {
    const network::Network network = hostile_owner();
    const std::vector<measures::UsedMapping> used{{hostile, hostile, hostile}};
    support::HostileCases cases{
        {"measures::import_list_page",
         measures::import_list_page(
             {.network = network,
              .uploads = {hostile_upload("checking"), hostile_upload("refused")},
              .imports = {{hostile_import("live"), hostile, hostile}},
              .pages = 3}
         )},
        {"measures::import_new_page",
         measures::import_new_page(
             {.network = network,
              .used = used,
              .csrf = hostile,
              .chosen = hostile,
              .errors = errors}
         )},
        {"measures::import_mapping_page",
         measures::import_mapping_page(
             {.network = network,
              .upload = hostile_upload("uploaded"),
              .preview = hostile_preview(),
              .used = used,
              .mapping = hostile,
              .csrf = hostile,
              .errors = errors}
         )},
        {"measures::import_columns_page", measures::import_columns_page(hostile_columns())},
        {"measures::import_codes_page", measures::import_codes_page(hostile_columns())}};
    for (const char* step :
         {"uploaded", "checking", "checked", "refused", "importing", "imported", "removed"}) {
        cases.push_back(
            {"measures::import_upload_page",
             measures::import_upload_page(
                 {.network = network,
                  .upload = hostile_upload(step),
                  .refusals = {{1, hostile, hostile, hostile}},
                  .csrf = hostile}
             )}
        );
    }
    for (const char* state : {"staging", "live", "undone", "failed", "swept"}) {
        network::Place place;
        place.id = place.name = hostile;
        cases.push_back(
            {"measures::import_page",
             measures::import_page(
                 {.network = network,
                  .import = hostile_import(state),
                  .measure_slug = hostile,
                  .measure_name = hostile,
                  .started_by = hostile,
                  .places_to_go = {place},
                  .errors = errors,
                  .csrf = hostile}
             )}
        );
    }
    support::expect_harmless(cases);
}

TEST(ReturnViews, SurviveHostileWords) {
    const network::Network network = hostile_owner();
    measures::Measure measure = cast::plain_measure();
    measure.id = measure.slug = measure.name = hostile;
    network::Place place;
    place.id = place.name = hostile;
    support::HostileCases cases{
        {"measures::return_list_page",
         measures::return_list_page(
             {.network = network,
              .lines = {hostile_line("asked"), hostile_line("submitted")},
              .filter = {.state = hostile, .organisation_id = hostile},
              .count = 120,
              .reviews = true,
              .csrf = hostile}
         )},
        {"measures::return_ask_page",
         measures::return_ask_page(
             {.network = network,
              .measures = {measure},
              .partners = {{hostile, hostile}},
              .places = {place},
              .form =
                  {.measure = hostile,
                   .organisation_ids = {hostile},
                   .place_id = hostile,
                   .period_start = hostile,
                   .period_end = hostile,
                   .due_on = hostile,
                   .words = hostile},
              .errors = errors,
              .csrf = hostile}
         )}};
    for (const char* state : {"asked", "submitted", "sent_back", "accepted", "withdrawn"}) {
        measures::ReturnPage page = hostile_return(state);
        page.reviews = true;
        cases.push_back({"measures::return_page", measures::return_page(page)});
        page.reviews = false;
        page.is_delegate = true;
        cases.push_back({"measures::return_page", measures::return_page(page)});
    }
    support::expect_harmless(cases);
}
