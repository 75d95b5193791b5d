// Every component of a page. Each takes one struct with named fields: those without a default must
// be given. Text fields are escaped; `Html` fields are markup already made safe.
#pragma once

#include "platform/html/choice.hpp"
#include "platform/html/field.hpp"
#include "platform/html/figure.hpp"
#include "platform/html/form.hpp"
#include "platform/html/list.hpp"
#include "platform/html/message.hpp"
#include "platform/html/navigation.hpp"
#include "platform/html/page.hpp"
#include "platform/html/table.hpp"
#include "platform/html/text.hpp"
