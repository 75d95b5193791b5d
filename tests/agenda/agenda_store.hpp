// An agenda with one of everything, in the database of a store test.
#pragma once

#include "agenda/agenda_cast.hpp"
#include "network/cast.hpp"
#include "support/database_test.hpp"

#include <memory>

struct AgendaStore : StoreTest {
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) {
            return;
        }
        app = std::make_unique<support::TestApp>(database(), http::Routes{});
        cast = support::make_cast(*app);
        things = support::make_agenda(database(), cast.network, cast.partner);
    }

    std::unique_ptr<support::TestApp> app;
    support::Cast cast;
    support::AgendaCast things;
};
