#include "app/command.hpp"

namespace app {

Option flag(std::string name, std::string about) {
    return {Option::Kind::flag, std::move(name), std::move(about), {}};
}

Option value(std::string name, std::string value, std::string about) {
    return {Option::Kind::value, std::move(name), std::move(about), std::move(value)};
}

Option required(Option option) {
    option.required = true;
    return option;
}

Option operand(std::string value, std::string about) {
    return {Option::Kind::operand, value, std::move(about), value, true};
}

Option setting(std::string key, std::string value, std::string about) {
    return {Option::Kind::setting, std::move(key), std::move(about), std::move(value)};
}

const std::string& Arguments::text(std::string_view name) const {
    static const std::string nothing;
    const auto found = texts_.find(name);
    return found == texts_.end() ? nothing : found->second;
}

}  // namespace app
