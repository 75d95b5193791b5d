// What moves a return from one state to another.
#include "measures/nullable.hpp"
#include "measures/returns/return_store.hpp"

namespace measures {

std::optional<std::string> ask_again(db::Transaction& transaction, const Return& one) {
    const auto row = transaction.find(
        R"(/* returns.ask_again */
        update returns
        set state = 'asked', period_start = :start, due_on = :due_on, asked_at = :asked_at,
            submitted_at = null, decided_at = null
        where measure_id = :measure and organisation_id = :organisation and place_id = :place
          and period_end = :end and state = 'withdrawn'
        returning id)",
        {{"measure", one.measure_id},
         {"organisation", one.organisation_id},
         {"place", one.place_id},
         {"start", one.period_start},
         {"end", one.period_end},
         {"due_on", one.due_on},
         {"asked_at", one.asked_at}}
    );
    return row ? std::optional(row->text("id")) : std::nullopt;
}

bool set_return_state(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view return_id,
    std::string_view state,
    std::string_view import_id
) {
    return transaction.execute(
               R"(/* returns.set_state */
               update returns
               set submitted_at = case when :state = 'submitted' then :now
                                       when :state = 'asked' then cast(null as bigint)
                                       when :state = 'withdrawn' and state <> 'submitted'
                                           then cast(null as bigint)
                                       else submitted_at end,
                   decided_at = case when :state in ('submitted', 'asked') then cast(null as bigint)
                                     else :now end,
                   import_id = :import,
                   state = :state
               where id = :id
                 and case :state when 'submitted' then state in ('asked', 'sent_back')
                                 when 'withdrawn' then state in ('asked', 'sent_back', 'submitted')
                                 else state = 'submitted' end)",
               {{"id", return_id},
                {"state", state},
                {"now", now},
                {"import", null_if_empty(import_id)}}
           ) == 1;
}

bool reopen_return(db::Transaction& transaction, const Return& one) {
    return transaction.execute(
               R"(/* returns.reopen */
               update returns set state = 'submitted', decided_at = null, import_id = null
               where id = :id and state = 'accepted' and import_id = :import)",
               {{"id", one.id}, {"import", one.import_id}}
           ) == 1;
}

bool hold_open_return(db::Transaction& transaction, std::string_view return_id) {
    return transaction.execute(
               R"(/* returns.hold_open */
               update returns set state = state
               where id = :id and state in ('asked', 'sent_back'))",
               {{"id", return_id}}
           ) == 1;
}

}  // namespace measures
