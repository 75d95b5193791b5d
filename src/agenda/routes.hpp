// The routes of each part of this module; agenda::routes() joins them.
#pragma once

#include "platform/http/route.hpp"
#include "platform/journal/describe.hpp"

namespace agenda {

http::Routes agenda_routes();
http::Routes need_routes();
http::Routes priority_routes();
http::Routes outcome_routes();
http::Routes initiative_routes();
http::Routes action_routes();
http::Routes word_routes();
http::Routes framework_routes();
http::Routes version_routes();
http::Routes follow_routes(const journal::Describe& describe_above);
http::Routes agenda_api_routes();

}  // namespace agenda
