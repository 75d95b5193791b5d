// Lists of codes as the answers of a form field, and the breadcrumb of partners.
#pragma once

#include "network/organisation.hpp"
#include "platform/html/components.hpp"

#include <span>
#include <string>
#include <vector>

namespace network {

std::vector<html::Choice> choices_of(std::span<const Named> list);

html::Html partners_breadcrumb(const Network& network, const std::string& here);

}  // namespace network
