// "Firefox on Windows": all that a session keeps of a browser's long description of itself.
#pragma once

#include <string>
#include <string_view>

namespace auth {

std::string agent_family(std::string_view user_agent);

}  // namespace auth
