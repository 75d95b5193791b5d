// Any bytes are a table or refused with a sentence: never a crash, and what is written for DuckDB
// reads back as the same cells.
#include "base/error.hpp"
#include "platform/tables/clean_copy.hpp"
#include "platform/tables/record_scanner.hpp"

#include <cstdlib>
#include <sstream>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    std::istringstream source(std::string(reinterpret_cast<const char*>(data), size));
    std::ostringstream target;
    tables::CleanCopy copy;
    try {
        copy = tables::write_clean_copy(
            source, "fuzz.csv", target, {}, {}, {.record_bytes = 2'000, .columns = 50}
        );
    } catch (const base::Error& error) {
        if (error.code() != base::Code::invalid) {
            std::abort();
        }
        return 0;
    }
    std::uint64_t rows = 0;
    std::uint64_t last_line = 0;
    tables::RecordScanner scanner(',', '"', {}, [&](const tables::ScannedRecord& record) {
        const std::uint64_t line = std::strtoull(std::string(record.cells[0]).c_str(), nullptr, 10);
        if (record.cells.size() != copy.columns.size() + 1 || record.fault != nullptr ||
            line <= last_line) {
            std::abort();
        }
        last_line = line;
        rows += 1;
        return true;
    });
    scanner.feed(target.str());
    scanner.finish();
    if (rows != copy.rows || scanner.open_quote_line()) {
        std::abort();
    }
    return 0;
}
