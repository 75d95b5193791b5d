#include "base/viewer.hpp"

#include <gtest/gtest.h>

using base::Permission;

TEST(Viewer, AStrangerMayNothing) {
    const base::Viewer stranger;
    EXPECT_TRUE(stranger.is_stranger());
    EXPECT_FALSE(stranger.may(Permission::read_internal, "n1"));
}

TEST(Viewer, RightsHoldInTheirScopeOnly) {
    base::Viewer viewer("a1", true);
    viewer.grant("n1", bit(Permission::edit_agenda));
    EXPECT_TRUE(viewer.may(Permission::edit_agenda, "n1"));
    EXPECT_FALSE(viewer.may(Permission::edit_agenda, "n2"));
}

TEST(Viewer, NamesNeedASecondFactor) {
    base::Viewer viewer("a1", false);
    viewer.grant("n1", bit(Permission::see_people) | bit(Permission::edit_agenda));
    EXPECT_TRUE(viewer.holds(Permission::see_people, "n1"));
    EXPECT_FALSE(viewer.may(Permission::see_people, "n1"));
    EXPECT_TRUE(viewer.may(Permission::edit_agenda, "n1"));
    EXPECT_TRUE(viewer.should_have_second_factor());
}
