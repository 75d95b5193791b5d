// Every chart. Each gives a picture and the same figures as a table.
#pragma once

#include "platform/charts/line_chart.hpp"
#include "platform/charts/row_chart.hpp"
