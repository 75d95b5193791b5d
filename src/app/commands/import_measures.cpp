#include "app/commands/commands.hpp"
#include "app/open_database.hpp"
#include "measures/measures.hpp"
#include "network/network.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace app {
namespace {

constexpr const char* dry_run_flag = "dry-run";

std::string read_mapping(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw base::Error(
            base::Code::not_found, fmt::format("The mapping {} cannot be read.", path.string())
        );
    }
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// One line on a terminal, written over and over; silent where nobody watches.
class ProgressLine {
public:
    void show(const measures::ImportProgress& progress) {
        if (!is_watched_) {
            return;
        }
        if (progress.of > 0) {
            constexpr std::int64_t width = 30;
            const std::int64_t done = width * progress.rows / progress.of;
            fmt::print(
                stderr,
                "\r{:<10} [{:=<{}}{: <{}}] {:>3} %",
                progress.doing,
                "",
                done,
                "",
                width - done,
                100 * progress.rows / progress.of
            );
        } else {
            fmt::print(stderr, "\r{:<60}", progress.doing);
        }
        std::fflush(stderr);
        is_shown_ = true;
    }
    void clear() {
        if (is_shown_) {
            fmt::print(stderr, "\r{:<60}\r", "");
            is_shown_ = false;
        }
    }

private:
    bool is_watched_ = isatty(STDERR_FILENO) == 1;
    bool is_shown_ = false;
};

void print_outcome(Output& output, const measures::ImportOutcome& outcome) {
    if (output.format() == Format::json && outcome.rows_refused == 0) {
        output.table(
            {"import",
             "measure",
             "rows_read",
             "rows_kept",
             "rows_left_out",
             "rows_over",
             "changed"},
            {{outcome.import_id,
              outcome.measure_slug,
              std::to_string(outcome.rows_read),
              std::to_string(outcome.rows_kept),
              std::to_string(outcome.rows_left_out),
              std::to_string(outcome.rows_over),
              outcome.changed ? "yes" : "no"}}
        );
        return;
    }
    output.line(outcome.read_as);
    output.line(fmt::format(
        "Rows read: {}; kept: {}; left out on purpose: {}; refused: {}; above their population: "
        "{}.",
        outcome.rows_read,
        outcome.rows_kept,
        outcome.rows_left_out,
        outcome.rows_refused,
        outcome.rows_over
    ));
    output.line(outcome.said);
}

void import_measures(const Invocation& invocation) {
    const Arguments& arguments = invocation.arguments;
    const std::filesystem::path file = arguments.text("FILE");
    const std::string mapping = read_mapping(arguments.text("mapping"));
    const auto database = open_existing_database(invocation.config);
    const base::Viewer system = base::Viewer::system();
    std::string network_id;
    {
        db::Reader reader = database->read();
        network_id = network::get_network(reader, system, arguments.text("network")).id;
    }
    ProgressLine line;
    Output::Rows refused(invocation.output, {"line", "column", "value", "expected"});
    const std::filesystem::path work_folder = invocation.config.uploads();
    std::error_code told_by_who_uses_it;
    std::filesystem::create_directories(work_folder, told_by_who_uses_it);
    const auto outcome = measures::import_file(
        *database,
        base::SystemClock(),
        system,
        {.file = file,
         .file_name = file.filename().string(),
         .mapping = mapping,
         .network_id = network_id,
         .dry_run = arguments.has(dry_run_flag),
         .work_folder = work_folder,
         .tell_refusal =
             [&](const tables::Refusal& refusal) {
                 line.clear();
                 refused.add(
                     {std::to_string(refusal.line), refusal.column, refusal.value, refusal.expected}
                 );
             }},
        [&line](const measures::ImportProgress& progress) { line.show(progress); }
    );
    line.clear();
    refused.end();
    print_outcome(invocation.output, outcome);
    if (outcome.rows_refused > 0) {
        throw base::Error(base::Code::invalid, outcome.said);
    }
}

}  // namespace

Command import_measures_command() {
    return {
        .name = "import measures",
        .about = "Import a file of results into a network through a mapping: all of it or nothing.",
        .example =
            "braid import measures weekly.csv --mapping weekly.toml --network waiora --dry-run",
        .options =
            {operand("FILE", "a CSV, TSV or Parquet file"),
             required(value("mapping", "FILE", "what its columns and codes mean (TOML)")),
             required(value("network", "SLUG", "the network it is for")),
             flag(dry_run_flag, "check every row, and write nothing")},
        .prints_data = true,
        .run = import_measures,
    };
}

}  // namespace app
