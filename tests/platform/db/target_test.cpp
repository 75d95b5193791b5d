#include "platform/db/target.hpp"

#include <gtest/gtest.h>

TEST(DatabaseTarget, IsShownWithoutItsPassword) {
    EXPECT_EQ(db::shown_target("/var/lib/braid/braid.sqlite"), "/var/lib/braid/braid.sqlite");
    EXPECT_EQ(
        db::shown_target("postgresql://braid:secret@host:5432/braid"),
        "postgresql://braid@host:5432/braid"
    );
    EXPECT_EQ(
        db::shown_target("postgresql://braid:sec?ret@host/braid"), "postgresql://braid@host/braid"
    );
    EXPECT_EQ(
        db::shown_target("postgresql://braid@host/braid?password=secret"),
        "postgresql://braid@host/braid"
    );
    EXPECT_EQ(
        db::shown_target("postgresql://host:5432/braid?password=secret"),
        "postgresql://host:5432/braid"
    );
}

TEST(DatabaseTarget, IsNotShownWhereThePasswordCannotBeTold) {
    for (const char* target :
         {"postgresql://braid:sec@ret@host/braid",
          "postgresql://braid:sec/ret@host/braid",
          "postgresql://host/braid?password=sec@ret",
          "postgresql://braid:secret@host/braid?password=sec@ret"}) {
        EXPECT_EQ(db::shown_target(target), "postgresql://...");
    }
}
