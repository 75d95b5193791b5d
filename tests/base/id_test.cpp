#include "base/id.hpp"

#include <gtest/gtest.h>

#include <set>

TEST(Id, NewUuidsAreVersion7AndStrictlyIncreasing) {
    std::string last;
    for (int i = 0; i < 10'000; ++i) {
        const std::string id = base::new_uuid();
        ASSERT_TRUE(base::is_uuid(id)) << id;
        ASSERT_EQ(id[14], '7');
        ASSERT_TRUE(id[19] == '8' || id[19] == '9' || id[19] == 'a' || id[19] == 'b');
        ASSERT_LT(last, id);
        last = id;
    }
}

TEST(Id, IsUuidRefusesOtherForms) {
    EXPECT_FALSE(base::is_uuid(""));
    EXPECT_FALSE(base::is_uuid("018F3A2C-0000-7000-8000-000000000000"));
    EXPECT_FALSE(base::is_uuid("018f3a2c000070008000000000000000"));
    EXPECT_FALSE(base::is_uuid("018f3a2c-0000-7000-8000-00000000000g"));
}
