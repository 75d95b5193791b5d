#include "measures/measures.hpp"

#include "base/id.hpp"
#include "demo/files.hpp"
#include "demo/parts.hpp"

#include <fstream>

namespace demo {
namespace {

// A file of the demonstration, written where the import can read it and removed afterwards.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::string& text)
        : path_(
              std::filesystem::temp_directory_path() / ("braid-demo-" + base::new_uuid() + ".csv")
          ) {
        std::ofstream(path_) << text;
    }
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

void import_one(db::Database& database, const World& world, const MeasureFile& file) {
    const TemporaryFile written(file.csv);
    const base::FixedClock clock(world.at(file.days_ago));
    const auto outcome = measures::import_file(
        database,
        clock,
        world.as("analyst"),
        {.file = written.path(),
         .file_name = file.name,
         .mapping = file.mapping,
         .network_id = world.network}
    );
    if (!outcome.refusals.empty()) {
        throw base::Error(
            base::Code::internal,
            "The demonstration's " + file.name + ": " + tables::sentence(outcome.refusals.front())
        );
    }
}

void make_targets(db::Transaction& transaction, const World& world) {
    const base::Date joined = registers_joined_on(world.today);
    const auto aim = [&](const char* measure,
                         const char* dimension,
                         const char* code,
                         double value,
                         base::Date baseline_on,
                         const char* reason) {
        measures::add_target(
            transaction,
            world.at(11),
            world.as("analyst"),
            world.network,
            measure,
            {.dimension = dimension,
             .code = code,
             .baseline_on = baseline_on,
             .due_on = {world.today.year + 2, 12, 31},
             .value = value,
             .reason = reason}
        );
    };
    aim("immunised-at-two",
        "",
        "",
        95,
        joined,
        "The level that keeps measles out, agreed by the alliance table.");
    aim("immunised-at-two",
        "ethnicity",
        "maori",
        95,
        joined,
        "The same for everyone: no lower aim for anyone.");
    aim("warm-homes",
        "",
        "",
        85,
        quarter_ends(world.today, 8).front(),
        "As many homes as the council's programme can reach.");
    aim("men-seen",
        "",
        "",
        80,
        quarter_ends(world.today, 10).front(),
        "Four men in five: what the practice can see with one more afternoon a week.");
    aim("hospital-stays",
        "",
        "",
        40,
        quarter_ends(world.today, 12).front(),
        "Where the children with the fewest stays are today.");
}

}  // namespace

void make_measures(db::Database& database, World& world) {
    for (const MeasureFile& file : measure_files(world.today)) {
        import_one(database, world, file);
    }
    db::Transaction transaction = database.write();
    const auto serve = [&](const char* measure, const char* outcome) {
        measures::set_outcome(
            transaction,
            world.at(12),
            world.as("analyst"),
            world.network,
            measure,
            world.outcomes.at(outcome)
        );
    };
    serve("immunised-at-two", "immunised");
    serve("warm-homes", "homes");
    serve("men-seen", "men_seen");
    make_targets(transaction, world);
    transaction.commit();
    make_returns(database, world);
}

}  // namespace demo
