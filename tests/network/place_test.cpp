#include "network/place.hpp"

#include "network/boundary.hpp"

#include <gtest/gtest.h>

namespace {

const std::vector<network::Place> tree{
    {"top", "", "Locality", "locality", "", ""},
    {"mid", "top", "North", "suburb", "", ""},
    {"low", "mid", "Reserve Street", "street", "", ""}};

network::PlaceForm good_form() {
    return {.name = "Harbour side", .kind = "suburb"};
}

std::string field_of(const base::FieldErrors& errors) {
    return errors.empty() ? "" : errors.front().field;
}

}  // namespace

TEST(PlaceRules, AcceptAPlaceWithANameAndAKind) {
    EXPECT_TRUE(network::validate(good_form(), tree, "").empty());
}

TEST(PlaceRules, NameTheFieldThatIsWrong) {
    auto form = good_form();
    form.name = "";
    EXPECT_EQ(field_of(network::validate(form, tree, "")), "name");
    form = good_form();
    form.code = "123";
    EXPECT_EQ(field_of(network::validate(form, tree, "")), "code");
    form = good_form();
    form.starts_on = "2026-02-30";
    EXPECT_EQ(field_of(network::validate(form, tree, "")), "starts_on");
    form = good_form();
    form.starts_on = "2026-02-03";
    form.ends_on = "2026-02-02";
    EXPECT_EQ(field_of(network::validate(form, tree, "")), "ends_on");
    form = good_form();
    form.parent_id = "of another network";
    EXPECT_EQ(field_of(network::validate(form, tree, "")), "parent_id");
}

TEST(PlaceRules, RefuseAPlaceInsideItself) {
    auto form = good_form();
    form.parent_id = "low";
    EXPECT_EQ(field_of(network::validate(form, tree, "top")), "parent_id");
    EXPECT_TRUE(network::validate(form, tree, "").empty());
}

TEST(PlaceRules, ABrokenTreeEnds) {
    const std::vector<network::Place> circle{
        {"a", "b", "A", "x", "", ""}, {"b", "a", "B", "x", "", ""}};
    EXPECT_FALSE(network::is_within("a", "c", circle));
    EXPECT_LE(network::depths_of(circle).at("a"), 2);
    EXPECT_LE(network::ancestors_of("a", circle).size(), 2U);
}

TEST(PlaceRules, KnowWhatStandsAboveAndBelow) {
    EXPECT_EQ(network::depths_of(tree).at("low"), 2);
    const auto above = network::ancestors_of("low", tree);
    ASSERT_EQ(above.size(), 2U);
    EXPECT_EQ(above.front().id, "top");
    EXPECT_EQ(network::all_within("mid", tree), (std::set<std::string>{"mid", "low"}));
    EXPECT_TRUE(network::ancestors_of("top", tree).empty());
}

TEST(Boundary, AnOutlineOfManyPointsIsDrawnWithThoseThatShow) {
    std::string ring;
    for (int i = 0; i <= 20'000; ++i) {
        ring += "[" + std::to_string(174 + i / 20'000.0) + ",-41],";
    }
    const auto drawn = network::outline(
        R"({"type":"Polygon","coordinates":[[)" + ring + "[175,-42],[174,-42],[174,-41]]]}"
    );
    ASSERT_TRUE(drawn);
    EXPECT_LT(drawn->path.size(), 20'000U);
}

TEST(Boundary, AcceptsAreasAndRefusesTheRest) {
    EXPECT_FALSE(network::boundary_problem(""));
    const std::string square =
        R"({"type":"Polygon","coordinates":[[[174,-41],[175,-41],[175,-42],[174,-41]]]})";
    EXPECT_FALSE(network::boundary_problem(square));
    EXPECT_FALSE(network::boundary_problem(R"({"type":"Feature","geometry":)" + square + "}"));
    for (const char* bad :
         {"not json",
          "[]",
          R"({"type":"Point","coordinates":[174,-41]})",
          R"({"type":"Polygon","coordinates":[]})",
          R"({"type":"Polygon","coordinates":[[[174,-41],[175,-41],[174,-41]]]})",
          R"({"type":"Polygon","coordinates":[[[1740000,5430000],[1,2],[3,4],[1740000,5430000]]]})",
          R"({"type":"Polygon","coordinates":[[["a","b"],[1,2],[3,4],[1,2]]]})"}) {
        EXPECT_TRUE(network::boundary_problem(bad)) << bad;
    }
}

TEST(Boundary, AnAreaAcrossTheAntimeridianStaysInOnePiece) {
    const auto drawn = network::outline(
        R"({"type":"Polygon","coordinates":[[[179,-44],[-179,-44],[-179,-45],[179,-45],[179,-44]]]})"
    );
    ASSERT_TRUE(drawn);
    EXPECT_LT(drawn->height, 600);
    EXPECT_EQ(drawn->path.substr(0, 8), "M0.0 0.0");
}

TEST(Boundary, AnAreaWithHardlyAnyWidthIsDrawnWholeInTheMiddle) {
    const auto drawn = network::outline(
        R"({"type":"Polygon","coordinates":[[[174,-41],[174,-42],[174,-43],[174,-41]]]})"
    );
    ASSERT_TRUE(drawn);
    EXPECT_EQ(drawn->height, 6000);
    EXPECT_EQ(drawn->path, "M300.0 0.0L300.0 3000.0L300.0 6000.0L300.0 0.0Z");
}

TEST(Boundary, AFeatureWithoutANameIsNamedByItsNumber) {
    const std::string collection =
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":"A"},"geometry":
        {"type":"Polygon","coordinates":[[[174,-41],[175,-41],[175,-42],[174,-41]]]}},
        {"type":"Feature","properties":{},"geometry":null}]})";
    EXPECT_EQ(network::AreaFile(collection).property_names(), std::vector<std::string>{"n"});
    try {
        network::AreaFile(collection).areas("n", "");
        FAIL() << "a feature without a name was taken";
    } catch (const base::Error& error) {
        EXPECT_STREQ(error.what(), "Feature 2 has no property \"n\" to name it by.");
    }
}
