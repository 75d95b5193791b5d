#include "platform/auth/cbor.hpp"

#include "base/text.hpp"

#include <limits>

namespace auth {

namespace {

class CborReader {
public:
    explicit CborReader(std::string_view input) : input_(input) {}

    std::size_t used() const { return at_; }

    std::optional<Cbor> read(int depth) {
        if (depth > 8 || at_ >= input_.size()) {
            return std::nullopt;
        }
        const auto first = static_cast<unsigned char>(input_[at_++]);
        const int major = first >> 5;
        const int info = first & 31;
        if (major == 7) {
            return simple(info);
        }
        const std::optional<std::uint64_t> argument = read_argument(info);
        if (!argument || major == 6) {
            return std::nullopt;
        }
        switch (major) {
            case 0:
                return integer(*argument, false);
            case 1:
                return integer(*argument, true);
            case 2:
            case 3:
                return string(*argument, major == 3);
            case 4:
                return array(*argument, depth);
            default:
                return map(*argument, depth);
        }
    }

private:
    static std::optional<Cbor> simple(int info) {
        switch (info) {
            case 20:
                return Cbor(Cbor::Data(false));
            case 21:
                return Cbor(Cbor::Data(true));
            case 22:
                return Cbor(Cbor::Data(nullptr));
            default:
                return std::nullopt;
        }
    }

    std::optional<std::uint64_t> read_argument(int info) {
        if (info < 24) {
            return static_cast<std::uint64_t>(info);
        }
        if (info > 27) {
            return std::nullopt;
        }
        const std::size_t size = std::size_t{1} << (info - 24);
        if (input_.size() - at_ < size) {
            return std::nullopt;
        }
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            value = (value << 8) | static_cast<unsigned char>(input_[at_++]);
        }
        return value;
    }

    static std::optional<Cbor> integer(std::uint64_t argument, bool negative) {
        if (argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            return std::nullopt;
        }
        const auto value = static_cast<std::int64_t>(argument);
        return Cbor(Cbor::Data(negative ? -1 - value : value));
    }

    std::optional<Cbor> string(std::uint64_t size, bool is_text) {
        if (size > input_.size() - at_) {
            return std::nullopt;
        }
        std::string value(input_.substr(at_, static_cast<std::size_t>(size)));
        at_ += static_cast<std::size_t>(size);
        if (!is_text) {
            return Cbor(Cbor::Data(Cbor::Bytes{std::move(value)}));
        }
        if (!base::is_valid_utf8(value)) {
            return std::nullopt;
        }
        return Cbor(Cbor::Data(Cbor::Text{std::move(value)}));
    }

    std::optional<Cbor> array(std::uint64_t size, int depth) {
        Cbor::Array items;
        for (std::uint64_t i = 0; i < size; ++i) {
            std::optional<Cbor> item = read(depth + 1);
            if (!item) {
                return std::nullopt;
            }
            items.push_back(std::move(*item));
        }
        return Cbor(Cbor::Data(std::move(items)));
    }

    std::optional<Cbor> map(std::uint64_t size, int depth) {
        Cbor::Map entries;
        for (std::uint64_t i = 0; i < size; ++i) {
            std::optional<Cbor> key = read(depth + 1);
            std::optional<Cbor> value = key ? read(depth + 1) : std::nullopt;
            if (!value || has_key(entries, *key)) {
                return std::nullopt;
            }
            entries.emplace_back(std::move(*key), std::move(*value));
        }
        return Cbor(Cbor::Data(std::move(entries)));
    }

    static bool has_key(const Cbor::Map& entries, const Cbor& key) {
        for (const auto& [other, value] : entries) {
            const bool same_number = key.integer() && other.integer() == key.integer();
            const bool same_text = key.text() && other.text() && *key.text() == *other.text();
            if (same_number || same_text) {
                return true;
            }
        }
        return false;
    }

    std::string_view input_;
    std::size_t at_ = 0;
};

}  // namespace

const Cbor* Cbor::find(std::int64_t key) const {
    if (const Map* entries = map()) {
        for (const auto& [name, value] : *entries) {
            if (name.integer() == key) {
                return &value;
            }
        }
    }
    return nullptr;
}

const Cbor* Cbor::find(std::string_view key) const {
    if (const Map* entries = map()) {
        for (const auto& [name, value] : *entries) {
            if (name.text() && *name.text() == key) {
                return &value;
            }
        }
    }
    return nullptr;
}

std::optional<std::int64_t> Cbor::integer() const {
    const auto* value = std::get_if<std::int64_t>(&data_);
    return value ? std::optional(*value) : std::nullopt;
}

const std::string* Cbor::bytes() const {
    const auto* value = std::get_if<Bytes>(&data_);
    return value ? &value->value : nullptr;
}

const std::string* Cbor::text() const {
    const auto* value = std::get_if<Text>(&data_);
    return value ? &value->value : nullptr;
}

std::optional<CborRead> read_cbor(std::string_view input) {
    CborReader reader(input);
    std::optional<Cbor> value = reader.read(0);
    if (!value) {
        return std::nullopt;
    }
    return CborRead{std::move(*value), reader.used()};
}

}  // namespace auth
