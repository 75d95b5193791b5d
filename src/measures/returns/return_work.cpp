#include "measures/returns/return_work.hpp"

#include "base/id.hpp"
#include "platform/journal/journal.hpp"

#include <fmt/format.h>

namespace measures {
namespace {

void tell_by_mail(
    db::Transaction& transaction, base::Instant now, const std::string& return_id, const char* what
) {
    jobs::enqueue(
        transaction,
        now,
        {.kind = return_mail_job,
         .payload = fmt::format("{{\"return\":\"{}\",\"what\":\"{}\"}}", return_id, what)}
    );
}

// Lateness and answers are between the two parties: the entry is for those who run the network.
journal::Entry return_entry(const base::Viewer& viewer, const Return& one, const char* kind) {
    return {
        .scope = one.network_id,
        .actor = viewer.account(),
        .kind = kind,
        .subject = {"return", one.id},
        .object = {"organisation", one.organisation_id},
        .audience = journal::Audience::stewards};
}

void say(const ReturnStep& step, const Return& one, const std::string& words) {
    if (!words.empty()) {
        insert_return_message(step.transaction, one.id, {step.viewer.account(), step.now, words});
    }
}

void move(const ReturnStep& step, const Return& one, const char* state) {
    if (!set_return_state(step.transaction, step.now, one.id, state)) {
        throw base::Error(
            base::Code::conflict,
            "This return has moved on meanwhile; open its page again to see where it stands."
        );
    }
    record_return(step, one, state);
}

}  // namespace

void record_return(const ReturnStep& step, const Return& one, const char* what) {
    const std::string kind = std::string("return.") + what;
    journal::write(step.transaction, step.now, return_entry(step.viewer, one, kind.c_str()));
    tell_by_mail(step.transaction, step.now, one.id, what);
}

std::vector<std::string> ask_for_returns(
    const ReturnStep& step, const Return& like, const AskForm& form
) {
    std::vector<std::string> made;
    for (const std::string& organisation_id : form.organisation_ids) {
        Return one = like;
        one.id = base::new_uuid();
        one.organisation_id = organisation_id;
        one.asked_at = step.now;
        if (const auto again = ask_again(step.transaction, one)) {
            one.id = *again;
        } else if (!insert_return(step.transaction, one)) {
            continue;
        }
        say(step, one, form.words);
        record_return(step, one, "asked");
        made.push_back(one.id);
    }
    return made;
}

void hold_for_answer(const ReturnStep& step, const Return& one) {
    if (!hold_open_return(step.transaction, one.id)) {
        throw base::Error(
            base::Code::conflict,
            "This return takes no figures now; open its page again to see where it stands."
        );
    }
}

void save_return(const ReturnStep& step, const Return& one, std::span<const ReturnValue> values) {
    hold_for_answer(step, one);
    replace_return_values(step.transaction, one.id, values);
}

void submit_return(const ReturnStep& step, const Return& one, std::span<const ReturnValue> values) {
    save_return(step, one, values);
    move(step, one, "submitted");
}

bool retract_return(const ReturnStep& step, const Return& one) {
    if (!set_return_state(step.transaction, step.now, one.id, "asked")) {
        return false;
    }
    say(step, one, "Taken back, to be corrected.");
    record_return(step, one, "retracted");
    return true;
}

void send_back_return(const ReturnStep& step, const Return& one, const std::string& words) {
    say(step, one, words);
    move(step, one, "sent_back");
}

void withdraw_return(const ReturnStep& step, const Return& one, const std::string& words) {
    say(step, one, words);
    move(step, one, "withdrawn");
}

void say_about_return(const ReturnStep& step, const Return& one, const std::string& words) {
    say(step, one, words);
    journal::write(step.transaction, step.now, return_entry(step.viewer, one, "return.spoken_of"));
}

}  // namespace measures
