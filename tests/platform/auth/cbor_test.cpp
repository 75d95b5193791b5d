#include "platform/auth/cbor.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace std::string_literals;

TEST(Cbor, ReadsTheExamplesOfRfc8949) {
    const std::pair<std::string, std::int64_t> numbers[] = {
        {"\x00"s, 0},
        {"\x17"s, 23},
        {"\x18\x18"s, 24},
        {"\x19\x03\xe8"s, 1000},
        {"\x1a\x00\x0f\x42\x40"s, 1000000},
        {"\x1b\x00\x00\x00\xe8\xd4\xa5\x10\x00"s, 1000000000000},
        {"\x20"s, -1},
        {"\x38\x63"s, -100},
        {"\x39\x03\xe7"s, -1000}};
    for (const auto& [bytes, number] : numbers) {
        const auto read = auth::read_cbor(bytes);
        ASSERT_TRUE(read);
        EXPECT_EQ(read->value.integer(), number);
        EXPECT_EQ(read->used, bytes.size());
    }
    const auto map = auth::read_cbor("\xa2\x61\x61\x01\x61\x62\x82\x02\x03"s);  // {"a":1,"b":[2,3]}
    ASSERT_TRUE(map);
    EXPECT_EQ(map->value.find("a")->integer(), 1);
    EXPECT_EQ(map->value.find("c"), nullptr);
    EXPECT_EQ(*auth::read_cbor("\x44\x01\x02\x03\x04"s)->value.bytes(), "\1\2\3\4");
    EXPECT_EQ(*auth::read_cbor("\x62\xc4\x81"s)->value.text(), "\u0101");
}

TEST(Cbor, LeavesWhatFollows) {
    const auto read = auth::read_cbor("\x01\x02"s);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->used, 1u);
}

TEST(Cbor, RefusesWhatAuthenticatorsDoNotSend) {
    const std::string refused[] = {
        ""s,
        "\x18"s,                                  // cut short
        "\x44\x01\x02"s,                          // cut short
        "\x5b\xff\xff\xff\xff\xff\xff\xff\xff"s,  // 2^64-1 bytes
        "\x9b\x00\xff\xff\xff\xff\xff\xff\xff"s,  // an array of as many
        "\xbb\x00\xff\xff\xff\xff\xff\xff\xff"s,  // a map of as many
        "\x1b\xff\xff\xff\xff\xff\xff\xff\xff"s,  // beyond 63 bits
        "\x9f\x01\xff"s,                          // indefinite length
        "\xc1\x01"s,                              // tag
        "\xf9\x3c\x00"s,                          // float
        "\x61\xff"s,                              // not UTF-8
        "\xa2\x01\x01\x01\x02"s,                  // the same key twice
        std::string(100, '\x81') + "\x01"};       // deep
    for (const std::string& bytes : refused) {
        EXPECT_FALSE(auth::read_cbor(bytes)) << ::testing::PrintToString(bytes);
    }
}

TEST(Cbor, SurvivesAnyBytes) {
    EXPECT_TRUE(rc::check([](const std::vector<std::uint8_t>& bytes) {
        const auto read = auth::read_cbor(std::string(bytes.begin(), bytes.end()));
        // RC_ASSERT looks at both sides unless they are in brackets.
        RC_ASSERT((!read || read->used <= bytes.size()));
    }));
}
