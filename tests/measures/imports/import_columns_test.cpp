// What is guessed of the columns of a file.
#include "measures/imports/import_columns.hpp"

#include <gtest/gtest.h>

namespace {

using measures::guess_dimension;

const std::vector<measures::Group> known{
    {"ethnicity", "pacific", "Pacific peoples", 2},
    {"ethnicity", "european_other", "European or Other", 4},
    {"age", "asian", "Of another dimension", 1}};

std::vector<std::string> codes_of(const std::vector<std::string>& values) {
    std::vector<std::string> codes;
    for (const auto& code : guess_dimension("Ethnicity", values, known, 100).codes) {
        codes.push_back(code.code);
    }
    return codes;
}

TEST(ImportColumns, GiveAValueTheCodeOfTheGroupThatIsCalledSo) {
    EXPECT_EQ(
        (std::vector<std::string>{"pacific", "european_other", "pacific"}),
        codes_of({"Pacific peoples", " european or other", "Pacific"})
    );
    const auto guessed = guess_dimension("Ethnicity", {"PACIFIC PEOPLES"}, known, 100);
    EXPECT_EQ("Pacific peoples", guessed.codes.at(0).label);
}

TEST(ImportColumns, GiveAValueThatNoGroupIsCalledACodeOfItsOwn) {
    EXPECT_EQ(
        (std::vector<std::string>{"maori", "asian", "unknown"}), codes_of({"Māori", "Asian", ""})
    );
}

}  // namespace
