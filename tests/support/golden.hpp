// Markup as it is on record in tests/golden/. After a wanted change run the tests once with
// BRAID_UPDATE_GOLDEN=1, and read the difference before committing it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace support {

// EXPECT_TRUE(is_golden("network/person_page.html", page.text())); files hold one element a line.
// A failure names the first line that differs.
testing::AssertionResult is_golden(const std::filesystem::path& file, std::string_view markup);

// tests/golden/ or a folder in it.
std::filesystem::path golden_folder(const std::filesystem::path& folder = {});

}  // namespace support
