#include "standards/nz/place.hpp"

#include "standards/nz/iwi.hpp"
#include "support/shared_data.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

TEST(Districts, AreTwentyAndFoundByAnySpelling) {
    EXPECT_EQ(nz::districts().size(), 20u);
    for (const char* name :
         {"Hawke's Bay",
          "Hawkes Bay",
          "Hawke\u2019s Bay",
          "HAWKES BAY",
          " hawkes bay ",
          "G00032-G"}) {
        ASSERT_TRUE(nz::find_district(name)) << name;
        EXPECT_EQ(nz::find_district(name)->hpi_id, "G00032-G");
    }
    EXPECT_EQ(nz::find_district("Waitemata")->name, "Waitematā");
    EXPECT_EQ(nz::find_district("Tairawhiti")->name, "Tairāwhiti");
    EXPECT_FALSE(nz::find_district("Overseas / Unknown"));
    EXPECT_FALSE(nz::find_district(""));
}

TEST(TerritorialAuthorities, AreSixtySeven) {
    std::map<nz::AuthorityKind, int> kinds;
    std::set<std::string_view> codes;
    for (const auto& authority : nz::territorial_authorities()) {
        ++kinds[authority.kind];
        codes.insert(authority.code);
        int sum = 0;
        for (const auto& share : authority.districts) {
            EXPECT_TRUE(share.district.empty() || nz::find_district(share.district));
            sum += share.per_cent;
        }
        EXPECT_EQ(sum, authority.kind == nz::AuthorityKind::territory ? 0 : 100) << authority.name;
    }
    EXPECT_EQ(codes.size(), 67u);
    EXPECT_EQ(kinds[nz::AuthorityKind::city], 12);
    EXPECT_EQ(kinds[nz::AuthorityKind::district], 53);
    EXPECT_EQ(kinds[nz::AuthorityKind::unitary], 1);
    EXPECT_EQ(kinds[nz::AuthorityKind::territory], 1);
}

TEST(TerritorialAuthorities, DoNotFollowDistricts) {
    const auto auckland = nz::find_territorial_authority("Auckland");
    ASSERT_TRUE(auckland);
    EXPECT_EQ(auckland->districts[2].per_cent, 30);
    EXPECT_EQ(nz::find_territorial_authority("otorohanga district")->code, "018");
    EXPECT_EQ(nz::find_territorial_authority("043")->districts[0].per_cent, 86);
}

TEST(Regions, AreSixteenAndTheAreaOutside) {
    EXPECT_EQ(nz::regions().size(), 17u);
    EXPECT_EQ(nz::find_region("manawatu-whanganui")->code, "08");
    EXPECT_FALSE(nz::find_region("10"));
}

TEST(Iwi, AreCodedInGroups) {
    EXPECT_EQ(nz::iwi().size(), 210u);
    EXPECT_EQ(nz::find_iwi("0104")->name, "Ngāpuhi");
    EXPECT_TRUE(nz::is_residual_iwi("9999"));
    EXPECT_FALSE(nz::is_residual_iwi("2306"));
    EXPECT_FALSE(nz::is_residual_iwi("98"));
    for (const nz::Iwi& entry : nz::iwi()) {
        EXPECT_TRUE(nz::find_iwi(entry.code.substr(0, 2))) << entry.code;
    }
}

TEST(Iwi, AgreesWithThePublishedList) {
    const auto file = shared::data_file("iwi_codes.csv");
    BRAID_SKIP_WITHOUT(file);
    for (const auto& row : shared::rows_of(file)) {
        ASSERT_TRUE(nz::find_iwi(row[0])) << row[0];
        EXPECT_EQ(nz::find_iwi(row[0])->name, row[1]);
    }
}
