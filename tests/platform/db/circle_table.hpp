// A small table for tests of platform/db itself, on an otherwise empty database.
#pragma once

#include "support/database_test.hpp"

class CircleTable : public StoreTest {
protected:
    CircleTable() : StoreTest(Contents::empty) {}

    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) {
            return;
        }
        db::Transaction transaction = database().write();
        transaction.execute(R"(/* test.places */ create table places (
            id text not null, constraint places_pkey primary key (id)))");
        transaction.execute(R"(/* test.circles */ create table circles (
            id text not null,
            name text not null,
            place_id text,
            other_place_id text,
            size bigint not null default 0,
            share double precision,
            open boolean not null default true,
            constraint circles_pkey primary key (id),
            constraint circles_name_key unique (name),
            constraint circles_place_id_size_key unique (place_id, size),
            constraint circles_size_check check (size >= 0),
            constraint circles_place_id_fkey foreign key (place_id) references places (id),
            constraint circles_other_place_id_fkey foreign key (other_place_id) references places (id)
        ))");
        transaction.commit();
    }

    static void insert(db::Transaction& transaction, const char* id, const db::Value& name) {
        transaction.execute(
            "/* test.insert */ insert into circles (id, name) values (:id, :name)",
            {{"id", id}, {"name", name}}
        );
    }

    void insert_committed(const char* id, const db::Value& name) {
        db::Transaction transaction = database().write();
        insert(transaction, id, name);
        transaction.commit();
    }

    std::int64_t count() {
        db::Reader reader = database().read();
        return reader.find("/* test.count */ select count(*) as n from circles")->integer("n");
    }
};
