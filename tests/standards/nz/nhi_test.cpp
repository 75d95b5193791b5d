#include "standards/nz/nhi.hpp"

#include "support/shared_data.hpp"

#include <gtest/gtest.h>

using nz::NhiFormat;
using nz::NhiProblem;
using nz::TestNumbers;

TEST(Nhi, AcceptsBothFormats) {
    const auto old_one = nz::check_nhi("JBX3656");
    EXPECT_EQ(old_one.problem, NhiProblem::none);
    EXPECT_EQ(old_one.format, NhiFormat::old_format);
    const auto new_one = nz::check_nhi(" abc12ds\t");
    EXPECT_EQ(new_one.problem, NhiProblem::none);
    EXPECT_EQ(new_one.format, NhiFormat::new_format);
    EXPECT_EQ(new_one.number, "ABC12DS");
}

TEST(Nhi, RefusesTestNumbersOutsideTestMode) {
    EXPECT_EQ(nz::check_nhi("ZZZ0016").problem, NhiProblem::test_number);
    EXPECT_EQ(nz::check_nhi("ZZZ0016").number, "");
    EXPECT_EQ(nz::check_nhi("ZZZ0016", TestNumbers::allowed).problem, NhiProblem::none);
    // A mistake is a mistake before it is a test number.
    EXPECT_EQ(nz::check_nhi("ZZZ0017").problem, NhiProblem::wrong_check);
}

TEST(Nhi, RefusesTheSupersededDraftOfTheNewFormat) {
    EXPECT_EQ(nz::check_nhi("ZZZ00AX", TestNumbers::allowed).problem, NhiProblem::wrong_check);
    EXPECT_EQ(nz::check_nhi("ZZZ00AC", TestNumbers::allowed).problem, NhiProblem::none);
}

TEST(Nhi, TakesARemainderOfZeroInTheNewFormatOnly) {
    EXPECT_EQ(nz::check_nhi("ZAA00PY", TestNumbers::allowed).problem, NhiProblem::none);
    EXPECT_EQ(nz::nhi_check_character("ZZZ004"), std::nullopt);
    EXPECT_EQ(nz::nhi_check_character("ZHW58C"), 'V');
    EXPECT_EQ(nz::nhi_check_character("JBX365"), '6');
}

TEST(Nhi, RefusesOtherText) {
    for (const char* text :
         {"",
          "ZIA0067",
          "ZOA0067",
          "ZAA006",
          "ZAA00670",
          "not an NHI",
          "ZZZ00A1",
          "JBX365A",
          "1234567",
          "JBX\xC4\x80 56"}) {
        EXPECT_EQ(nz::check_nhi(text, TestNumbers::allowed).problem, NhiProblem::malformed) << text;
    }
    EXPECT_FALSE(nz::nhi_check_character("ZZZ0016"));
    EXPECT_FALSE(nz::explain(NhiProblem::malformed).empty());
}

TEST(Nhi, AgreesWithEveryVector) {
    const auto file = shared::data_file("nhi_test_vectors.csv");
    BRAID_SKIP_WITHOUT(file);
    const auto rows = shared::rows_of(file);
    EXPECT_EQ(rows.size(), 76u);
    for (const auto& row : rows) {
        const auto check = nz::check_nhi(row[0], TestNumbers::allowed);
        EXPECT_EQ(check.problem == NhiProblem::none, row[2] == "valid") << row[0];
        EXPECT_EQ(check.problem == NhiProblem::malformed, row[1] == "malformed") << row[0];
        if (check.format) {
            EXPECT_EQ(*check.format == NhiFormat::old_format, row[1] == "old") << row[0];
        }
    }
}

TEST(Nhi, HasAtMostOneLastCharacterForEverySix) {
    const std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    int none = 0;
    for (const char last : std::string("0123456789")) {
        for (const char first : letters) {
            const std::string six = std::string(1, first) + "BX36" + last;
            int valid = 0;
            for (char check = '0'; check <= '9'; ++check) {
                const auto result = nz::check_nhi(six + check, TestNumbers::allowed);
                valid += result.problem == NhiProblem::none ? 1 : 0;
            }
            EXPECT_EQ(valid, nz::nhi_check_character(six) ? 1 : 0);
            none += valid == 0 ? 1 : 0;
        }
    }
    EXPECT_GT(none, 0);
}
