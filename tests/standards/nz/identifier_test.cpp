#include "standards/nz/identifier.hpp"

#include "standards/nz/place.hpp"

#include <gtest/gtest.h>

using nz::IdentifierProblem;

TEST(HpiIds, AcceptsRealOnes) {
    EXPECT_EQ(nz::check_hpi_organisation("G00011-K"), IdentifierProblem::none);
    EXPECT_EQ(nz::check_hpi_facility("FZZ999-B"), IdentifierProblem::none);
    EXPECT_EQ(nz::check_hpi_facility("FB9964-G"), IdentifierProblem::none);
    for (const nz::District& district : nz::districts()) {
        EXPECT_EQ(nz::check_hpi_organisation(district.hpi_id), IdentifierProblem::none)
            << district.hpi_id;
    }
}

TEST(HpiIds, FindsMistakes) {
    EXPECT_EQ(nz::check_hpi_organisation("G00011-J"), IdentifierProblem::wrong_check);
    EXPECT_EQ(nz::check_hpi_organisation("G00021-K"), IdentifierProblem::wrong_check);
    EXPECT_EQ(nz::check_hpi_organisation("FZZ999-B"), IdentifierProblem::malformed);
    for (const char* id : {"", "G00011K", "g00011-k", "G00O11-K", "G0001-KK", "G00011-1"}) {
        EXPECT_EQ(nz::check_hpi_organisation(id), IdentifierProblem::malformed) << id;
    }
    EXPECT_EQ(nz::check_hpi_person("99ZZRT"), IdentifierProblem::none);
    EXPECT_EQ(nz::check_hpi_person("99ZZR"), IdentifierProblem::malformed);
    EXPECT_EQ(nz::check_hpi_person("9AZZRT"), IdentifierProblem::malformed);
}

TEST(Nzbn, ChecksTheGs1Digit) {
    EXPECT_EQ(nz::check_nzbn("9429046393920"), IdentifierProblem::none);
    EXPECT_EQ(nz::check_nzbn("9429050294954"), IdentifierProblem::none);
    EXPECT_EQ(nz::check_nzbn("9429046393921"), IdentifierProblem::wrong_check);
    EXPECT_EQ(nz::check_nzbn("9999999999003"), IdentifierProblem::test_number);
    for (const char* number :
         {"", "942904639392", "94290463939200", "9429 46393920", "1234567890128"}) {
        EXPECT_EQ(nz::check_nzbn(number), IdentifierProblem::malformed) << number;
    }
}

TEST(CharityNumber, ChecksTheForm) {
    EXPECT_EQ(nz::check_charity_number("CC12345"), IdentifierProblem::none);
    for (const char* number : {"", "CC", "CC123", "CC1234567", "cc12345", "CC12A45"}) {
        EXPECT_EQ(nz::check_charity_number(number), IdentifierProblem::malformed) << number;
    }
}
