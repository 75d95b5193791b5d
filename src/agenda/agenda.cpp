#include "agenda/agenda.hpp"

namespace agenda {

http::Routes routes() {
    return {};
}

}  // namespace agenda
