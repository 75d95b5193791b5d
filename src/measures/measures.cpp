#include "measures/measures.hpp"

#include "measures/imports/import_ending.hpp"
#include "measures/imports/import_orphans.hpp"
#include "measures/imports/import_work.hpp"
#include "measures/returns/return_work.hpp"
#include "measures/routes.hpp"

#include <iterator>

namespace measures {
namespace {

void join_routes(http::Routes& all, http::Routes more) {
    all.insert(
        all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end())
    );
}

}  // namespace

http::Routes routes() {
    http::Routes all;
    join_routes(all, measure_routes());
    join_routes(all, measure_edit_routes());
    join_routes(all, target_routes());
    join_routes(all, break_routes());
    join_routes(all, group_routes());
    join_routes(all, data_routes());
    join_routes(all, api_routes());
    join_routes(all, import_routes());
    join_routes(all, import_upload_routes());
    join_routes(all, import_columns_routes());
    join_routes(all, return_routes());
    join_routes(all, return_remind_routes());
    join_routes(all, return_accept_routes());
    join_routes(all, return_answer_routes());
    return all;
}

jobs::Handlers job_handlers(const std::string& base_url) {
    return {
        {check_job, run_check},
        {run_job, run_import},
        {return_mail_job, return_mail_handler(base_url)}};
}

std::vector<std::string> long_jobs() {
    return {check_job, run_job, add_up_job};
}

std::vector<jobs::Periodic> periodics(const std::filesystem::path& upload_folder) {
    const auto sweep_folder = [upload_folder](db::Database& database, base::Instant now) {
        sweep_orphans(database, now, upload_folder);
    };
    return {
        {"imports.sweep", 60, sweep_imports},
        {"imports.sweep_uploads", 300, sweep_uploads},
        {"imports.sweep_orphans", base::days(1), sweep_folder},
    };
}

}  // namespace measures
