// Files that lie beside the project and not in it. Their absence is said loudly, never passed over.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace shared {

// From the environment variable, else beside the project.
inline std::filesystem::path folder(const char* variable, const std::string& beside) {
    const char* const set = std::getenv(variable);
    return set != nullptr ? std::filesystem::path(set)
                          : std::filesystem::path(BRAID_SOURCE_FOLDER) / ".." / beside;
}

inline std::filesystem::path data_file(const std::string& name) {
    return folder("BRAID_DATA", "shared/data/nz") / name;
}

inline std::filesystem::path reference_file(const std::string& name) {
    return folder("BRAID_REFERENCE", "shared/reference") / name;
}

inline std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// Rows of a small CSV: quotes understood, header row left out, a byte order mark too.
inline std::vector<std::vector<std::string>> rows_of(const std::filesystem::path& path) {
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (const char c : text_of(path)) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            rows.back().emplace_back();
        } else if (c == '\n' && !quoted) {
            rows.emplace_back(1);
        } else if (c != '\r') {
            rows.back().back() += c;
        }
    }
    rows.pop_back();
    rows.erase(rows.begin());
    return rows;
}

}  // namespace shared

#define BRAID_SKIP_WITHOUT(path)                                                            \
    if (!std::filesystem::exists(path)) {                                                   \
        std::cerr << "\n*** NOT CHECKED: " << (path) << " is not here ***\n" << std::flush; \
        GTEST_SKIP() << (path) << " is not here";                                           \
    }
