#include "measures/imports/import_cast.hpp"

#include <fstream>
#include <stdexcept>

namespace cast {

std::string small_mapping() {
    return R"(
protection = "as_published"
ethnicity_output = "prioritised"
[measure]
slug = "seen"
name = "Seen in time"
definition = "People seen within a month of asking."
source = "The register"
public = true
main_dimension = "ethnicity"
[period]
column = ["day", "date"]
[place]
column = "place"
[numerator]
column = ["people", "Booster 1 received", "Booster 1 recieved"]
source = "Register, 2023"
[denominator]
column = ["of", "population"]
source = "Estimates, 2022 edition"
[[dimension]]
name = "ethnicity"
column = "ethnicity"
groups = [
    { code = "maori", label = "Māori", values = ["Maori", "Māori"] },
    { code = "other", label = "Other", values = ["Other"] },
    { code = "unknown", label = "Not known", values = ["Unknown"] },
]
[[dimension]]
name = "gender"
column = "gender"
groups = [
    { code = "female", label = "Female", values = ["F", "Female"] },
    { code = "male", label = "Male", values = ["M", "Male"] },
]
)";
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) {
        throw std::logic_error("the text to replace is not there: " + std::string(from));
    }
    return text.replace(at, from.size(), to);
}

measures::ImportOutcome Importer::run(const Given& given) {
    const auto path = folder_.path() / "file";
    std::ofstream(path, std::ios::binary) << given.file;
    return measures::import_file(
        database_,
        clock,
        base::Viewer::system(),
        {.file = path,
         .file_name = given.file_name,
         .mapping = given.mapping,
         .network_id = network_id,
         .dry_run = given.dry_run}
    );
}

measures::ImportOutcome Importer::run_file(
    const std::filesystem::path& file, const std::string& mapping
) {
    return measures::import_file(
        database_,
        clock,
        base::Viewer::system(),
        {.file = file,
         .file_name = file.filename().string(),
         .mapping = mapping,
         .network_id = network_id}
    );
}

std::vector<measures::Sum> Importer::sums(std::string_view slug) {
    db::Reader reader = database_.read();
    const auto measure = measures::find_measure(reader, base::Viewer::system(), network_id, slug);
    return measure ? measures::list_sums(reader, measure->id) : std::vector<measures::Sum>{};
}

std::int64_t Importer::count(db::Sql sql) {
    db::Reader reader = database_.read();
    return reader.find(sql)->integer("n");
}

std::string told(const measures::ImportOutcome& outcome) {
    std::string text;
    for (const tables::Refusal& refusal : outcome.refusals) {
        text += tables::sentence(refusal) + "\n";
    }
    return text;
}

}  // namespace cast
