// The routes of each part of this module; measures::routes() joins them.
#pragma once

#include "platform/http/route.hpp"

namespace measures {

http::Routes measure_routes();
http::Routes measure_edit_routes();
http::Routes target_routes();
http::Routes break_routes();
http::Routes group_routes();
http::Routes data_routes();
http::Routes api_routes();
http::Routes import_routes();
http::Routes import_upload_routes();
http::Routes import_columns_routes();
http::Routes return_routes();
http::Routes return_remind_routes();
http::Routes return_accept_routes();
http::Routes return_answer_routes();

}  // namespace measures
