// The partner's answer as a file: the first line of the empty table, and the filled-in one.
#pragma once

#include "measures/returns/return.hpp"

#include <string>
#include <vector>

namespace measures {

std::vector<std::string> answer_header(const ReturnColumns& columns);

// What the file says of each row, by the labels of the empty table. Anything that could be read in
// two ways is refused, and told in `errors`: a column that is not there, two lines about one group.
std::vector<AnswerRow> read_answer_file(
    const http::Upload* file,
    const ReturnColumns& columns,
    const std::vector<ReturnRow>& rows,
    base::FieldErrors& errors
);

}  // namespace measures
