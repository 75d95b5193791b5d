#include "measures/figures/panel.hpp"

#include "base/id.hpp"
#include "base/text.hpp"

#include <map>

namespace panel {
namespace {

using measures::Group;
using measures::Measure;

std::string code_of(const std::string& label) {
    if (label == "European or Other" || label == "European / Other" || label == "European/Other") {
        return "other";
    }
    return base::slug(base::search_key(label)).empty() ? "unknown"
                                                       : base::slug(base::search_key(label));
}

std::optional<double> number(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(std::stod(text));
}

void add_place(
    db::Transaction& tx, const std::string& network, const std::string& id, const std::string& name
) {
    tx.execute(
        R"(/* panel.place */
        insert into places (id, network_id, parent_id, name, kind, defined_by, note, search_key)
        values (:id, :network, :parent, :name, 'district', 'area', '', :name))",
        {{"id", id},
         {"network", network},
         {"parent", id == country ? db::Value(nullptr) : db::Value(country)},
         {"name", name}}
    );
}

struct Tables {
    std::map<std::string, std::string> places;
    std::map<std::pair<std::string, std::string>, std::int64_t> cells;
    std::map<std::string, std::string> ethnicities;
};

// 0 as_of, 1 district, 2 ethnicity, 3 age, 4 gender, 7 numerator, 9 denominator.
std::string groups_of(const std::vector<std::string>& row) {
    return measures::group_key_text(
        {{"age", row[3]}, {"ethnicity", code_of(row[2])}, {"gender", code_of(row[4])}}
    );
}

void fill_dictionary(
    db::Transaction& tx,
    const std::string& network,
    const std::string& measure,
    const std::vector<std::vector<std::string>>& rows,
    Tables& tables
) {
    for (const auto& row : rows) {
        tables.ethnicities.emplace(code_of(row[2]), row[2]);
        const auto [place, is_new] = tables.places.try_emplace(row[1], base::new_uuid());
        if (is_new) {
            add_place(tx, network, place->second, row[1]);
        }
        tables.cells.try_emplace(
            {place->second, groups_of(row)}, static_cast<std::int64_t>(tables.cells.size() + 1)
        );
    }
    db::BulkInsert cells(tx, "measure_cells", {"id", "measure_id", "place_id", "groups"});
    for (const auto& [cell, id] : tables.cells) {
        cells.add({id, measure, cell.first, cell.second});
    }
    cells.finish();
}

void fill_observations(
    db::Transaction& tx,
    const std::string& import_id,
    const std::vector<std::vector<std::string>>& rows,
    const Tables& tables
) {
    db::BulkInsert observations(
        tx,
        "observations",
        {"import_id",
         "line",
         "cell_id",
         "period_start",
         "period_end",
         "status",
         "numerator",
         "denominator",
         "value"}
    );
    std::int64_t line = 1;
    for (const auto& row : rows) {
        const std::int64_t cell = tables.cells.at({tables.places.at(row[1]), groups_of(row)});
        const auto numerator = number(row[7]);
        const auto denominator = number(row[9]);
        const char* status = numerator && denominator ? "reported" : "suppressed";
        observations.add(
            {import_id, ++line, cell, row[0], row[0], status, numerator, denominator, nullptr}
        );
    }
    observations.finish();
}

}  // namespace

Measure import_panel(db::Database& database, const std::string& network, const std::string& ages) {
    Measure plain = cast::plain_measure();
    plain.network_id = network;
    plain.slug = "vaccinated";
    plain.name = "Fully vaccinated against COVID-19";
    plain.definition = "People who had the whole primary course.";
    plain.numerator_means = "people who had the primary course";
    plain.denominator_means = ages == "*" ? "people aged 5 and over" : "people aged 12 and over";
    plain.services_did = "fully vaccinated";
    plain.source = "Ministry of Health, COVID-19 vaccination data";
    plain.is_complete_count = true;
    plain.chosen = {{"age", ages}};
    Measure measure = cast::add_measure(database, plain);
    const std::string import_id = cast::add_import(database, measure, {});
    const auto rows = shared::rows_of(shared::data_file(file_name));
    db::Transaction tx = database.write();
    add_place(tx, network, country, "Aotearoa New Zealand");
    Tables tables;
    fill_dictionary(tx, network, measure.id, rows, tables);
    fill_observations(tx, import_id, rows, tables);
    std::vector<Group> groups;
    for (const auto& [code, label] : tables.ethnicities) {
        groups.push_back(
            {"ethnicity", code, label == "Maori" ? "M\u0101ori" : label, code == "unknown" ? 9 : 1}
        );
    }
    measures::upsert_groups(tx, measure.id, groups);
    measures::upsert_break(
        tx,
        measure.id,
        {.on = {2022, 3, 2},
         .kind = "age_range",
         .reason = "Children aged 5 to 11 are counted from here on."}
    );
    measures::upsert_break(
        tx,
        measure.id,
        {.on = {2022, 9, 7},
         .kind = "denominator",
         .reason = "The population counted against is that of a later edition."}
    );
    measures::upsert_break(
        tx,
        measure.id,
        {.on = {2023, 3, 1},
         .kind = "denominator",
         .reason = "The population counted against is that of 2022."}
    );
    measures::upsert_target(
        tx,
        cast::written_at,
        measure.id,
        {.baseline_on = base::Date{2021, 11, 3},
         .due_on = {2024, 6, 30},
         .value = 90,
         .reason = "Nine of ten, for every group."}
    );
    tx.commit();
    cast::sum_up(database, measure);
    return measure;
}

}  // namespace panel
