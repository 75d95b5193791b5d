#include "app/server_facts.hpp"

#include "base/text.hpp"
#include "platform/html/components.hpp"

#include <fmt/format.h>

#include <system_error>

namespace app {
namespace {

std::string count_or_none(std::int64_t count, const char* none) {
    return count == 0 ? none : base::with_commas(count);
}

html::Html journal_fact(const journal::SealState& journal, const std::string& zone) {
    const std::int64_t entries = journal.sealed + journal.unsealed;
    const html::Html counts = html::format(
        "{} {}, {}",
        base::with_commas(entries),
        entries == 1 ? "entry" : "entries",
        journal.unsealed == 0 ? "all sealed"
                              : base::with_commas(journal.unsealed) + " of them not sealed yet"
    );
    if (!journal.up_to) {
        return counts;
    }
    return html::format(
        "<span>{}. The last sealed happened on {}.</span>", counts, html::time(*journal.up_to, zone)
    );
}

html::Html mail_fact(const ServerFacts& facts) {
    const std::string waiting = count_or_none(facts.mail_waiting, "None") + " waiting to be sent";
    if (facts.has_mail_server) {
        return html::escape(waiting);
    }
    return html::format(
        "<span>{}. There is no mail server: mail goes to the {}.</span>",
        waiting,
        html::link(html::Url("/outbox"), "outbox")
    );
}

html::Html backup_fact(const ServerFacts& facts, const std::string& zone) {
    if (facts.backed_up_at) {
        return html::time(*facts.backed_up_at, zone);
    }
    return html::Html(
        "<span>Braid does not know of a backup yet. <code>braid backup FILE</code> makes "
        "one.</span>"
    );
}

}  // namespace

std::int64_t folder_bytes(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    std::int64_t bytes = 0;
    std::error_code failure;
    // Files come and go meanwhile: one that is gone counts nothing.
    for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        std::error_code gone;
        if (entry->is_regular_file(gone)) {
            const auto size = entry->file_size(gone);
            bytes += gone ? 0 : static_cast<std::int64_t>(size);
        }
    }
    return bytes;
}

std::string bytes_text(std::int64_t bytes) {
    if (bytes < 1000) {
        return fmt::format("{} {}", bytes, bytes == 1 ? "byte" : "bytes");
    }
    double size = static_cast<double>(bytes);
    const char* unit = "";
    for (const char* larger : {"kB", "MB", "GB", "TB"}) {
        if (size < 999.95 && *unit != '\0') {
            break;
        }
        size /= 1000;
        unit = larger;
    }
    return fmt::format("{:.1f} {}", size, unit);
}

html::Html server_facts_list(const ServerFacts& facts, const std::string& zone) {
    return html::definition_list(
        {{{"Version of Braid", html::escape(BRAID_VERSION)},
          {"Database", html::escape(facts.database)},
          {"Size of the data",
           html::escape(fmt::format(
               "{} in the database, {} of uploaded files",
               bytes_text(facts.database_bytes),
               bytes_text(facts.upload_bytes)
           ))},
          {"Journal", journal_fact(facts.journal, zone)},
          {"Work",
           html::escape(fmt::format(
               "{} waiting, {} failed for good",
               count_or_none(facts.jobs.waiting, "None"),
               count_or_none(facts.jobs.failed, "none")
           ))},
          {"Mail", mail_fact(facts)},
          {"Last backup", backup_fact(facts, zone)}}}
    );
}

}  // namespace app
