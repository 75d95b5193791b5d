// The mappings of the demonstration's files. In the first, {} is the day the register changed.
#pragma once

#include <string_view>

namespace demo {

inline constexpr std::string_view immunisation_mapping = R"(
protection = "raw"
ethnicity_output = "prioritised"

[measure]
slug = "immunised-at-two"
name = "Fully immunised at two years"
definition = "Children who turned two in the quarter and had every injection due by then."
unit = "proportion"
direction = "higher_is_better"
numerator_means = "children fully immunised by their second birthday"
denominator_means = "children enrolled in the bay who turned two in the quarter"
services_did = "fully immunised"
source = "Practice and health trust registers (made up for this demonstration)"
complete_count = true
public = true
main_dimension = "ethnicity"

[period]
column = "quarter_end"
kind = "day"

[place]
column = "suburb"

[numerator]
column = "immunised"
source = "Practice and trust registers"

[denominator]
column = "children"
source = "Enrolment registers: the 2023 edition, then the joined edition"

[[dimension]]
name = "ethnicity"
column = "ethnicity"
groups = [
    {{ code = "maori", label = "Māori", values = ["Māori"] }},
    {{ code = "pacific", label = "Pacific peoples", values = ["Pacific peoples"] }},
    {{ code = "asian", label = "Asian", values = ["Asian"] }},
    {{ code = "european_other", label = "European or Other", values = ["European or Other"] }},
    {{ code = "unknown", label = "Not known", values = ["Not known"] }},
]

[[break]]
on = {}
kind = "denominator"
reason = "From here on the practice's and the trust's registers are joined, and children counted by neither before are counted: the percentage falls although services reached no fewer."
)";

inline constexpr std::string_view men_mapping = R"(
protection = "raw"
ethnicity_output = "prioritised"

[measure]
slug = "men-seen"
name = "Men with a long-term condition seen in the last year"
definition = "Men aged 40 to 79 enrolled with the practice, with a long-term condition, whom it saw in the twelve months to the end of the quarter."
unit = "proportion"
direction = "higher_is_better"
numerator_means = "men the practice saw"
denominator_means = "men enrolled with a long-term condition"
services_did = "seen"
source = "Kōwhai Bay Medical (made up for this demonstration)"
complete_count = true
sensitive = true
public = true
main_dimension = "ethnicity"

[period]
column = "quarter_end"
kind = "day"

[place]
column = "suburb"

[numerator]
column = "seen"
source = "Appointment book"

[denominator]
column = "men"
source = "Enrolment register"

[[dimension]]
name = "ethnicity"
column = "ethnicity"
groups = [
    { code = "maori", label = "Māori", values = ["Māori"] },
    { code = "pacific", label = "Pacific peoples", values = ["Pacific peoples"] },
    { code = "asian", label = "Asian", values = ["Asian"] },
    { code = "european_other", label = "European or Other", values = ["European or Other"] },
    { code = "unknown", label = "Not known", values = ["Not known"] },
]

[[dimension]]
name = "age"
column = "age"
ages = true
)";

inline constexpr std::string_view homes_mapping = R"(
protection = "as_published"
ethnicity_output = "prioritised"

[measure]
slug = "warm-homes"
name = "Homes that are warm and dry"
definition = "Households who said in the bay's own survey that their home was warm enough and free of damp."
unit = "proportion"
direction = "higher_is_better"
numerator_means = "households in a warm, dry home"
denominator_means = "households who answered"
services_did = "kept warm and dry"
source = "Household survey of the network (made up for this demonstration)"
complete_count = false
public = true
main_dimension = "ethnicity"

[period]
column = "quarter_end"
kind = "day"

[place]
column = "suburb"

[numerator]
column = "warm"
source = "Household survey"

[denominator]
column = "answered"
source = "Household survey"

[[dimension]]
name = "ethnicity"
column = "ethnicity"
groups = [
    { code = "maori", label = "Māori", values = ["Māori"] },
    { code = "pacific", label = "Pacific peoples", values = ["Pacific peoples"] },
    { code = "asian", label = "Asian", values = ["Asian"] },
    { code = "european_other", label = "European or Other", values = ["European or Other"] },
]
)";

inline constexpr std::string_view hospital_mapping = R"(
protection = "raw"
ethnicity_output = "prioritised"

[measure]
slug = "hospital-stays"
name = "Hospital stays of young children that could have been avoided"
definition = "Children under five who stayed in hospital in the quarter for something that care in the bay, or a better home, could have prevented."
unit = "rate"
per = 1000
direction = "lower_is_better"
numerator_means = "children who stayed in hospital"
denominator_means = "children under five living in the bay"
services_did = "admitted to hospital"
source = "District hospital (made up for this demonstration)"
complete_count = true
public = true
main_dimension = "ethnicity"

[period]
column = "quarter_end"
kind = "day"

[place]
column = "suburb"

[numerator]
column = "stays"
source = "Hospital discharges"

[denominator]
column = "children"
source = "Population estimate"

[[dimension]]
name = "ethnicity"
column = "ethnicity"
groups = [
    { code = "maori", label = "Māori", values = ["Māori"] },
    { code = "pacific", label = "Pacific peoples", values = ["Pacific peoples"] },
    { code = "asian", label = "Asian", values = ["Asian"] },
    { code = "european_other", label = "European or Other", values = ["European or Other"] },
]
)";

}  // namespace demo
