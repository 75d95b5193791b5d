#include "measures/period.hpp"
#include "measures/returns/return_contact_store.hpp"
#include "measures/returns/return_work.hpp"
#include "network/network.hpp"
#include "platform/html/letter.hpp"
#include "platform/mail/queue.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace measures {
namespace {

std::string return_subject(std::string_view what, const ReturnLine& line) {
    if (what == "asked") {
        return "Figures asked for: " + line.measure_name;
    }
    if (what == "reminded") {
        return "A reminder of figures asked for: " + line.measure_name;
    }
    if (what == "submitted") {
        return line.organisation_name + " has sent figures: " + line.measure_name;
    }
    if (what == "retracted") {
        return line.organisation_name + " has taken its figures back: " + line.measure_name;
    }
    if (what == "sent_back") {
        return "Your figures were sent back: " + line.measure_name;
    }
    if (what == "taken_back") {
        return "Your figures are looked at again: " + line.measure_name;
    }
    return (what == "accepted" ? "Your figures were accepted: " : "No longer needed: ") +
           line.measure_name;
}

std::string due_words(base::Date due, base::Date today) {
    const std::int64_t days = base::days_between(due, today);
    if (days == 0) {
        return "They are due today.";
    }
    if (days < 0) {
        return fmt::format("They are due on {}.", base::long_date(due));
    }
    return fmt::format("They were due on {}, {} ago.", base::long_date(due), base::days_text(days));
}

std::string reminder_text(
    const ReturnLine& line,
    const network::Network& network,
    const std::string& about,
    base::Date today
) {
    const bool is_sent_back = line.one.state == "sent_back";
    return fmt::format(
        "{} waits for {} of {}:\n\n{}\n\n{}{}",
        network.name,
        is_sent_back ? "the corrected figures" : "the figures",
        line.organisation_name,
        about,
        due_words(line.one.due_on, today),
        is_sent_back ? " What should be looked at again is on the page." : ""
    );
}

std::string return_text(
    std::string_view what,
    const ReturnLine& line,
    const network::Network& network,
    const std::string& address,
    base::Date today
) {
    const std::string period = period_text(line.one.period_start, line.one.period_end);
    const std::string about = fmt::format("{}, {}, {}", line.measure_name, line.place_name, period);
    std::string words;
    if (what == "asked") {
        words = fmt::format(
            "{} asks {} for figures by {}:\n\n{}",
            network.name,
            line.organisation_name,
            base::long_date(line.one.due_on),
            about
        );
    } else if (what == "reminded") {
        words = reminder_text(line, network, about, today);
    } else if (what == "submitted") {
        words = fmt::format("{} has sent its figures:\n\n{}", line.organisation_name, about);
    } else if (what == "retracted") {
        words = fmt::format(
            "{} has taken its figures back, to correct them, and will send them again:\n\n{}",
            line.organisation_name,
            about
        );
    } else if (what == "sent_back") {
        words = fmt::format(
            "{} has a question about the figures of {}:\n\n{}\n\nThe reasons are on the page.",
            network.name,
            line.organisation_name,
            about
        );
    } else if (what == "accepted") {
        words = fmt::format("{} has taken in your figures. Thank you.\n\n{}", network.name, about);
    } else if (what == "taken_back") {
        words = fmt::format(
            "{} has taken your figures out of the measure, to look at them again:\n\n{}",
            network.name,
            about
        );
    } else {
        words = fmt::format("{} no longer needs these figures:\n\n{}", network.name, about);
    }
    return words + "\n\nThe figures are at:\n" + address + "\n";
}

// What a job of mail says of a return, to whom it may concern.
struct ReturnMail {
    std::string what;
    ReturnLine line;
    network::Network network;
    std::string address;
    base::Date today;
};

std::vector<ReturnContact> list_readers(db::Reader& reader, const ReturnMail& mailing) {
    const bool are_reviewers = mailing.what == "submitted" || mailing.what == "retracted";
    return list_return_contacts(reader, mailing.line.one, are_reviewers, mailing.today);
}

mail::Message message_to(
    const ReturnContact& contact, const ReturnMail& mailing, const std::string& base_url
) {
    const std::string text =
        fmt::format("Hello {},\n\n", contact.name) +
        return_text(mailing.what, mailing.line, mailing.network, mailing.address, mailing.today);
    return {
        .to = contact.email,
        .to_name = contact.name,
        .subject = return_subject(mailing.what, mailing.line),
        .text = text,
        .html = std::string(html::letter(text, base_url).text())};
}

void send_return_mail(
    const jobs::Job& job, db::Database& database, base::Instant now, const std::string& base_url
) {
    const auto payload = boost::json::parse(job.payload);
    const std::string what(payload.at("what").as_string());
    const std::string id(payload.at("return").as_string());
    database.change([&](db::Transaction& transaction) {
        const auto line = find_return_by_id(transaction, id);
        // What a reminder waited for may have come since.
        if (!line || (what == "reminded" && !line->one.is_open())) {
            return;
        }
        const network::Network network =
            network::get_network_by_id(transaction, base::Viewer::system(), line->one.network_id);
        const ReturnMail mailing{
            what,
            *line,
            network,
            fmt::format("{}/n/{}/returns/{}", base_url, network.slug, line->one.id),
            base::date_in(now, network.zone)};
        const auto readers = list_readers(transaction, mailing);
        const auto told = std::count_if(readers.begin(), readers.end(), [&](const auto& contact) {
            return mail::enqueue_for_job(
                transaction, now, job, "return." + what, message_to(contact, mailing, base_url)
            );
        });
        if (told == 0 && !readers.empty()) {
            throw base::Error(base::Code::invalid, "Nobody could be written to about a return.");
        }
    });
}

}  // namespace

jobs::Handler return_mail_handler(const std::string& base_url) {
    return [base_url](const jobs::Job& job, db::Database& database, base::Instant now) {
        send_return_mail(job, database, now, base_url);
    };
}

}  // namespace measures
