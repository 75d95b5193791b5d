// The part of CBOR (RFC 8949) that authenticators send: integers, byte and text strings, arrays,
// maps, booleans and null, all of definite length (CTAP2 canonical form).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace auth {

class Cbor {
public:
    struct Text {
        std::string value;
    };
    struct Bytes {
        std::string value;
    };
    using Array = std::vector<Cbor>;
    using Map = std::vector<std::pair<Cbor, Cbor>>;
    using Data = std::variant<std::nullptr_t, bool, std::int64_t, Text, Bytes, Array, Map>;

    explicit Cbor(Data data) : data_(std::move(data)) {}

    // Of a map: the value under a key; null when it is not a map or has no such key.
    const Cbor* find(std::int64_t key) const;
    const Cbor* find(std::string_view key) const;

    std::optional<std::int64_t> integer() const;
    const std::string* bytes() const;
    const std::string* text() const;
    const Map* map() const { return std::get_if<Map>(&data_); }

private:
    Data data_;
};

struct CborRead {
    Cbor value;
    std::size_t used;  // bytes; the rest of the input is the caller's
};

// Nothing for input that is cut short, of another form, nested deeper than 8, or with a key twice.
std::optional<CborRead> read_cbor(std::string_view input);

}  // namespace auth
