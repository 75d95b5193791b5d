#include "measures/returns/return_remind.hpp"

#include "measures/returns/return_contact_store.hpp"
#include "measures/returns/return_reminder_store.hpp"

namespace measures {

Reminding remind_of_return(const ReturnStep& step, const Return& one, std::string_view zone) {
    // Whoever reminds at the same time waits here, and then finds this reminder.
    if (!hold_open_return(step.transaction, one.id)) {
        return Reminding::not_open;
    }
    const base::Date today = base::date_in(step.now, zone);
    if (!list_answering_partners(step.transaction, one.network_id, today)
             .contains(one.organisation_id)) {
        return Reminding::nobody_answers;
    }
    const auto last = find_last_reminder(step.transaction, one.id);
    if (last && base::date_in(last->at, zone) == today) {
        return Reminding::sent_today;
    }
    record_return(step, one, "reminded");
    return Reminding::sent;
}

}  // namespace measures
