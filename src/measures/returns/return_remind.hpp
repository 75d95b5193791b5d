// Reminding a partner of a return: once a day at most, by mail to those who can answer.
#pragma once

#include "measures/returns/return_work.hpp"

#include <string_view>

namespace measures {

enum class Reminding {
    sent,
    not_open,        // nothing is waited for from the partner
    nobody_answers,  // nobody would be told
    sent_today,      // before this one, on the same day in the network's zone
};
Reminding remind_of_return(const ReturnStep& step, const Return& one, std::string_view zone);

}  // namespace measures
