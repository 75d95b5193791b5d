// The pages of an agenda with one of everything, as several people see them.
#pragma once

#include "agenda/agenda_cast.hpp"
#include "network/cast.hpp"
#include "platform/journal/journal.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

struct AgendaPages : testing::Test {
    // The stamp a form of this page carries.
    std::string stamp_on(const std::string& path) {
        const std::string body = app.get(path, "coordinator").body;
        const std::string before = R"(name="stamp" value=")";
        const std::size_t start = body.find(before);
        EXPECT_NE(start, std::string::npos) << path;
        const std::size_t from = start + before.size();
        return start == std::string::npos ? "" : body.substr(from, body.find('"', from) - from);
    }

    std::int64_t public_version() {
        db::Reader reader = database->read();
        return journal::public_version(reader, cast.network);
    }

    bool was_written(const char* kind, const std::string& subject) {
        db::Reader reader = database->read();
        return reader
            .find(
                "/* test.entry */ select kind from journal where kind = :kind and subject_id = :id",
                {{"kind", kind}, {"id", subject}}
            )
            .has_value();
    }

    TestDatabase database;
    support::TestApp app{*database, agenda::routes()};
    support::Cast cast = support::make_cast(app);
    support::AgendaCast things = support::make_agenda(*database, cast.network, cast.partner);
    const std::string root = "/n/braidwater";
};
