#include "platform/mail/smtp.hpp"

#include "base/error.hpp"
#include "base/id.hpp"
#include "platform/mail/encoding.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <mutex>

namespace mail {
namespace {

constexpr long connect_seconds = 15;
constexpr long whole_seconds = 60;

struct CurlDeleter {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct CurlListDeleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// What libcurl has not read yet of a message.
struct Unsent {
    std::string_view rest;
};

std::size_t read_unsent(char* buffer, std::size_t size, std::size_t count, void* source) {
    auto* unsent = static_cast<Unsent*>(source);
    const std::size_t length = std::min(size * count, unsent->rest.size());
    std::memcpy(buffer, unsent->rest.data(), length);
    unsent->rest.remove_prefix(length);
    return length;
}

bool is_this_machine(std::string_view server) {
    std::string_view host = server.substr(server.find("://") + 3);
    host = host.substr(0, host.find('/'));
    const bool bracketed = host.starts_with('[');
    host = bracketed ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
    return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

// Answers about how we came in (RFC 4954, 6) say nothing of the message.
bool is_about_signing_in(long answer) {
    return answer == 530 || answer == 534 || answer == 535 || answer == 538;
}

// Throws the error for a failed sending. `answer` is the server's last code, 0 when there was none;
// `given` says whether the server had begun to take the message's text.
[[noreturn]] void throw_failure(CURLcode failure, long answer, bool given) {
    // A refused command is a send error; a refused text a weird reply, but so is a refusal to talk.
    const bool of_the_message =
        failure == CURLE_SEND_ERROR || (failure == CURLE_WEIRD_SERVER_REPLY && given);
    if (of_the_message && answer >= 500 && answer < 600 && !is_about_signing_in(answer)) {
        throw base::Error(
            base::Code::invalid,
            fmt::format("The mail server refused the message for good ({}).", answer)
        );
    }
    if (answer >= 400) {
        throw base::Error(
            base::Code::busy,
            fmt::format(
                "The mail server did not take the message now ({}); it is tried again.", answer
            )
        );
    }
    throw base::Error(
        base::Code::busy,
        fmt::format(
            "The mail server could not be used: {}; it is tried again.", curl_easy_strerror(failure)
        )
    );
}

class SmtpMailer : public Mailer {
public:
    explicit SmtpMailer(const Settings& settings) : settings_(settings) {
        static std::once_flag once;
        std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
        handle_.reset(curl_easy_init());
        if (!handle_) {
            throw base::Error(base::Code::internal, "The mail library could not be started.");
        }
    }

    void send(const Message& message, base::Instant now) override {
        const std::string id = message.id.empty() ? base::new_uuid() : message.id;
        const std::string bytes = compose(message, settings_, now, id);
        const std::string to = fmt::format("<{}>", sendable_address(message.to));
        const std::unique_ptr<curl_slist, CurlListDeleter> recipients(
            curl_slist_append(nullptr, to.c_str())
        );
        Unsent unsent{bytes};
        const std::lock_guard lock(mutex_);
        CURL* curl = handle_.get();
        prepare(curl);
        curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
        curl_easy_setopt(curl, CURLOPT_READDATA, &unsent);
        const CURLcode result = curl_easy_perform(curl);
        if (result != CURLE_OK) {
            long answer = 0;
            curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
            throw_failure(result, answer, unsent.rest.size() < bytes.size());
        }
    }

private:
    // Options of every message; an open connection is kept and used again.
    void prepare(CURL* curl) {
        const std::string from = fmt::format("<{}>", sendable_address(settings_.from));
        const bool plain = is_this_machine(settings_.server);
        curl_easy_reset(curl);
        curl_easy_setopt(curl, CURLOPT_URL, settings_.server.c_str());
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        curl_easy_setopt(
            curl, CURLOPT_USE_SSL, static_cast<long>(plain ? CURLUSESSL_NONE : CURLUSESSL_ALL)
        );
        curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
        curl_easy_setopt(curl, CURLOPT_TIMEOUT, whole_seconds);
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_PROXY, "");
        curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, &read_unsent);
        if (!settings_.ca_file.empty()) {
            curl_easy_setopt(curl, CURLOPT_CAINFO, settings_.ca_file.c_str());
            curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
        }
        if (!settings_.user.empty()) {
            curl_easy_setopt(curl, CURLOPT_USERNAME, settings_.user.c_str());
            curl_easy_setopt(curl, CURLOPT_PASSWORD, settings_.password.reveal().c_str());
        }
    }

    Settings settings_;
    std::mutex mutex_;
    std::unique_ptr<CURL, CurlDeleter> handle_;
};

}  // namespace

std::unique_ptr<Mailer> make_smtp_mailer(const Settings& settings) {
    const bool smtp =
        settings.server.starts_with("smtp://") || settings.server.starts_with("smtps://");
    if (!smtp || settings.server.find('@') != std::string::npos) {
        throw base::Error(
            base::Code::invalid,
            "The mail server must be written as smtps://name:465 or smtp://name:587, without a "
            "password."
        );
    }
    if (!settings.ca_file.empty() && !std::ifstream(settings.ca_file).good()) {
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "The file {} of mail.ca_file cannot be read; expected certificates as PEM.",
                settings.ca_file.string()
            )
        );
    }
    return std::make_unique<SmtpMailer>(settings);
}

}  // namespace mail
