// Only until the engineers of this module land the real ones: whoever defines one of these deletes
// it here, and the last one deletes the file.
#include "measures/measures.hpp"
namespace measures {
std::vector<DueReturn> list_due_returns(db::Reader&, const base::Viewer&, std::string_view, base::Instant) { return {}; }
}
