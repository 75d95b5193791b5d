// Hostile words in every field of the pages of imports and returns.
#include "measures/imports/import_columns_view.hpp"
#include "measures/imports/import_views.hpp"
#include "measures/measure_cast.hpp"
#include "measures/returns/return_views.hpp"
#include "support/hostile.hpp"

#include <gtest/gtest.h>

namespace {

const std::string& attack = support::hostile_text;
const base::FieldErrors hostile_errors{{"file", attack}, {"mapping", attack}, {"words", attack}};

network::Network hostile_owner() {
    network::Network network;
    network.id = network.slug = network.name = attack;
    network.zone = std::string(base::default_zone);
    return network;
}

measures::ImportUpload hostile_upload(const std::string& step) {
    measures::ImportUpload upload;
    upload.id = upload.file_name = upload.file_path = upload.mapping = upload.doing = attack;
    upload.step = step;
    upload.outcome.said = upload.outcome.read_as = attack;
    upload.outcome.rows_refused = 1;
    return upload;
}

measures::Import hostile_import(const std::string& state) {
    measures::Import import;
    import.id = import.measure_id = import.file_name = import.file_hash = import.mapping = attack;
    import.numerator_source = import.denominator_source = import.failure = attack;
    import.protection = import.ethnicity_output = attack;
    import.state = state;
    return import;
}

measures::ImportPreview hostile_preview() {
    return {.read_as = attack, .columns = {attack, attack}, .rows = {{attack, attack}}};
}

measures::ImportColumnsPage hostile_columns() {
    measures::Measure measure = cast::plain_measure();
    measure.slug = measure.name = attack;
    measures::ColumnsForm form;
    form.name = form.definition = form.source = form.period_column = form.place_column = attack;
    form.parent = form.numerator = form.denominator = form.value = attack;
    form.numerator_source = form.denominator_source = attack;
    form.dimension_columns = {attack};
    form.dimensions = {{attack, attack, false, {{attack, attack, attack}}}};
    return {
        .network = hostile_owner(),
        .upload = hostile_upload("uploaded"),
        .preview = hostile_preview(),
        .measures = {measure},
        .form = form,
        .errors = hostile_errors,
        .csrf = attack};
}

measures::ReturnLine hostile_line(const std::string& state) {
    measures::ReturnLine line;
    line.one.id = line.one.organisation_id = line.one.place_id = attack;
    line.one.state = state;
    line.measure_slug = line.measure_name = line.organisation_name = line.place_name = attack;
    return line;
}

measures::ReturnPage hostile_return(const std::string& state) {
    return {
        .network = hostile_owner(),
        .line = hostile_line(state),
        .rows = {{attack, attack}},
        .columns = {true, true, true},
        .definition = attack,
        .counted = attack,
        .counted_of = attack,
        .ethnicity_output = attack,
        .is_share = true,
        .sent = {{.note = attack}},
        .last = {{.note = attack}},
        .last_period = attack,
        .talk = {{attack, {attack, {}, attack}}},
        .reminded = measures::ReturnReminded{attack, {}},
        .accepted_beside = {attack},
        .beside = attack,
        .around = {{attack}, {attack}, attack, attack},
        .submission = attack,
        .can_be_answered = false,
        .other_length = attack,
        .is_shown = false,
        .csrf = attack,
        .answer = {{attack, attack, attack, attack, attack}},
        .version = attack,
        .errors = hostile_errors,
        .words = attack};
}

}  // namespace

TEST(ImportViews, SurviveHostileWords) {
    const network::Network network = hostile_owner();
    const std::vector<measures::UsedMapping> used{{attack, attack, attack}};
    support::HostileCases cases{
        {"measures::import_list_page",
         measures::import_list_page(
             {.network = network,
              .uploads = {hostile_upload("checking"), hostile_upload("refused")},
              .imports = {{hostile_import("live"), attack, attack}},
              .pages = 3}
         )},
        {"measures::import_new_page",
         measures::import_new_page(
             {.network = network,
              .used = used,
              .csrf = attack,
              .chosen = attack,
              .errors = hostile_errors}
         )},
        {"measures::import_mapping_page",
         measures::import_mapping_page(
             {.network = network,
              .upload = hostile_upload("uploaded"),
              .preview = hostile_preview(),
              .used = used,
              .mapping = attack,
              .csrf = attack,
              .errors = hostile_errors}
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
                  .refusals = {{1, attack, attack, attack}},
                  .csrf = attack}
             )}
        );
    }
    for (const char* state : {"staging", "live", "undone", "failed", "swept"}) {
        network::Place place;
        place.id = place.name = attack;
        cases.push_back(
            {"measures::import_page",
             measures::import_page(
                 {.network = network,
                  .import = hostile_import(state),
                  .measure_slug = attack,
                  .measure_name = attack,
                  .started_by = attack,
                  .places_to_go = {place},
                  .errors = hostile_errors,
                  .csrf = attack}
             )}
        );
    }
    support::expect_harmless(cases);
}

TEST(ReturnViews, SurviveHostileWords) {
    const network::Network network = hostile_owner();
    measures::Measure measure = cast::plain_measure();
    measure.id = measure.slug = measure.name = attack;
    network::Place place;
    place.id = place.name = attack;
    support::HostileCases cases{
        {"measures::return_list_page",
         measures::return_list_page(
             {.network = network,
              .lines = {hostile_line("asked"), hostile_line("submitted")},
              .filter = {.state = attack, .organisation_id = attack},
              .count = 120,
              .reviews = true,
              .csrf = attack}
         )},
        {"measures::return_ask_page",
         measures::return_ask_page(
             {.network = network,
              .measures = {measure},
              .partners = {{attack, attack}},
              .places = {place},
              .form =
                  {.measure = attack,
                   .organisation_ids = {attack},
                   .place_id = attack,
                   .period_start = attack,
                   .period_end = attack,
                   .due_on = attack,
                   .words = attack},
              .errors = hostile_errors,
              .csrf = attack}
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
