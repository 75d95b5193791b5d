// What happens to a return, each in one transaction: the change, its message, its journal entry and
// the mail that tells the other party.
#pragma once

#include "measures/returns/return_store.hpp"
#include "platform/jobs/jobs.hpp"

namespace measures {

inline constexpr const char* return_mail_job = "return.mail";

struct ReturnStep {
    db::Transaction& transaction;
    base::Instant now;
    const base::Viewer& viewer;
};

// Writes the journal's entry "return.<what>" and tells the other party by mail.
void record_return(const ReturnStep& step, const Return& one, const char* what);

// One return for each partner; those asked already are left as they are. The ids of those made.
std::vector<std::string> ask_for_returns(
    const ReturnStep& step, const Return& like, const AskForm& form
);

// Until the transaction ends nobody else changes the return. Throws base::Error(conflict) when the
// partner may not write in it now.
void hold_for_answer(const ReturnStep& step, const Return& one);
// Keeps what was typed so far; throws as hold_for_answer does.
void save_return(const ReturnStep& step, const Return& one, std::span<const ReturnValue> values);
void submit_return(const ReturnStep& step, const Return& one, std::span<const ReturnValue> values);
// The partner's own: what was submitted is its draft again. False, and nothing done, when it is not
// waiting for a decision any more.
bool retract_return(const ReturnStep& step, const Return& one);
void send_back_return(const ReturnStep& step, const Return& one, const std::string& words);
void withdraw_return(const ReturnStep& step, const Return& one, const std::string& words);
void say_about_return(const ReturnStep& step, const Return& one, const std::string& words);

// Writes to the delegates when they are asked, reminded, sent back, accepted, looked at again or
// withdrawn, and to those who review returns when one is submitted or taken back by its partner.
jobs::Handler return_mail_handler(const std::string& base_url);

}  // namespace measures
