#include "base/error.hpp"
#include "base/key_file.hpp"
#include "base/text.hpp"
#include "platform/journal/signing.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace journal {
namespace {

constexpr std::size_t seed_size = crypto_sign_SEEDBYTES;

std::string hexadecimal(const unsigned char* bytes, std::size_t size) {
    std::string text(size * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, size);
    text.pop_back();
    return text;
}

// Whether `text` is exactly the hexadecimal form of `size` bytes, which are then in `bytes`.
bool parse_hexadecimal(std::string_view text, unsigned char* bytes, std::size_t size) {
    std::size_t length = 0;
    return text.size() == size * 2 &&
           sodium_hex2bin(bytes, size, text.data(), text.size(), nullptr, &length, nullptr) == 0 &&
           length == size;
}

[[noreturn]] void refuse_key_file(const std::filesystem::path& file, std::string_view why) {
    throw base::Error(
        base::Code::invalid, fmt::format("The journal's signing key {} {}.", file.string(), why)
    );
}

void make_new_key(const std::filesystem::path& file) {
    std::array<unsigned char, seed_size> seed{};
    randombytes_buf(seed.data(), seed.size());
    base::make_key_file(file, hexadecimal(seed.data(), seed.size()) + "\n");
}

// The text of the file; nothing when there is none.
std::optional<std::string> read_key_file(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0 && errno == ENOENT) {
        return std::nullopt;
    }
    struct stat status {};
    if (descriptor < 0 || ::fstat(descriptor, &status) != 0) {
        refuse_key_file(file, "cannot be read: " + std::generic_category().message(errno));
    }
    std::string text(seed_size * 2 + 2, '\0');
    const ssize_t count = ::read(descriptor, text.data(), text.size());
    ::close(descriptor);
    if ((status.st_mode & 077U) != 0) {
        refuse_key_file(file, "may be read by others than its owner: expected the mode 0600");
    }
    text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return text;
}

}  // namespace

SigningKey SigningKey::open(const std::filesystem::path& file) {
    auto text = read_key_file(file);
    if (!text) {
        make_new_key(file);
        text = read_key_file(file);
    }
    std::string seed(seed_size, '\0');
    if (!text || !parse_hexadecimal(
                     base::trim(*text), reinterpret_cast<unsigned char*>(seed.data()), seed.size()
                 )) {
        refuse_key_file(file, "is no key: expected 64 hexadecimal digits");
    }
    return SigningKey(seed);
}

SigningKey::SigningKey(const std::string& seed) {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open_half{};
    crypto_sign_seed_keypair(
        open_half.data(), secret_.data(), reinterpret_cast<const unsigned char*>(seed.data())
    );
    public_key_ = hexadecimal(open_half.data(), open_half.size());
}

SigningKey::~SigningKey() {
    sodium_memzero(secret_.data(), secret_.size());
}

std::string SigningKey::sign(std::string_view text) const {
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    crypto_sign_detached(
        signature.data(),
        nullptr,
        reinterpret_cast<const unsigned char*>(text.data()),
        text.size(),
        secret_.data()
    );
    return hexadecimal(signature.data(), signature.size());
}

bool is_signed(std::string_view text, std::string_view signature, std::string_view public_key) {
    std::array<unsigned char, crypto_sign_BYTES> signature_bytes{};
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> key_bytes{};
    return parse_hexadecimal(signature, signature_bytes.data(), signature_bytes.size()) &&
           parse_hexadecimal(public_key, key_bytes.data(), key_bytes.size()) &&
           crypto_sign_verify_detached(
               signature_bytes.data(),
               reinterpret_cast<const unsigned char*>(text.data()),
               text.size(),
               key_bytes.data()
           ) == 0;
}

}  // namespace journal
