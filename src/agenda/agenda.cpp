#include "agenda/agenda.hpp"

#include "agenda/routes.hpp"

#include <iterator>

namespace agenda {

http::Routes routes(const journal::Describe& describe_above) {
    http::Routes all;
    for (http::Routes part :
         {agenda_routes(),
          need_routes(),
          priority_routes(),
          outcome_routes(),
          initiative_routes(),
          action_routes(),
          word_routes(),
          framework_routes(),
          version_routes(),
          follow_routes(describe_above),
          agenda_api_routes()}) {
        all.insert(
            all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end())
        );
    }
    return all;
}

}  // namespace agenda
