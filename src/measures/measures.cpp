#include "measures/measures.hpp"

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

}  // namespace measures
