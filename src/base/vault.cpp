#include "base/vault.hpp"

#include "base/error.hpp"
#include "base/key_file.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <utility>
#include <vector>

namespace base {
namespace {

constexpr std::size_t key_size = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int base64_kind = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

const unsigned char* as_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

[[noreturn]] void throw_unopenable() {
    throw Error(
        Code::internal, "A sealed field could not be opened: another key, or another place."
    );
}

void write_new_key(const std::filesystem::path& file) {
    std::string key(key_size, '\0');
    randombytes_buf(key.data(), key.size());
    const Secret kept(std::move(key));
    make_key_file(file, kept.reveal());
}

}  // namespace

Vault::Vault(Secret key) : key_(std::move(key)) {
    if (key_.reveal().size() != key_size) {
        throw Error(Code::invalid, fmt::format("A vault key is {} bytes.", key_size));
    }
}

Vault Vault::open_or_make(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) {
        write_new_key(file);
    }
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0 || (about.st_mode & 077U) != 0) {
        throw Error(
            Code::invalid,
            fmt::format(
                "The key file {} must be readable by its owner alone (chmod 600).", file.string()
            )
        );
    }
    std::ifstream in(file, std::ios::binary);
    std::string key{std::istreambuf_iterator<char>(in), {}};
    if (key.size() != key_size) {
        throw Error(
            Code::invalid,
            fmt::format(
                "The key file {} holds {} bytes; {} were expected.",
                file.string(),
                key.size(),
                key_size
            )
        );
    }
    return Vault(Secret(std::move(key)));
}

std::string Vault::seal(std::string_view plain, std::string_view context) const {
    std::vector<unsigned char> sealed(nonce_size + plain.size() + tag_size);
    randombytes_buf(sealed.data(), nonce_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        sealed.data() + nonce_size,
        nullptr,
        as_bytes(plain),
        plain.size(),
        as_bytes(context),
        context.size(),
        nullptr,
        sealed.data(),
        as_bytes(key_.reveal())
    );
    std::string text(sodium_base64_encoded_len(sealed.size(), base64_kind), '\0');
    sodium_bin2base64(text.data(), text.size(), sealed.data(), sealed.size(), base64_kind);
    text.resize(text.size() - 1);
    return text;
}

std::string Vault::open(std::string_view sealed, std::string_view context) const {
    if (sealed.empty()) {
        throw_unopenable();
    }
    std::vector<unsigned char> bytes(sealed.size());
    std::size_t size = 0;
    const bool decoded = sodium_base642bin(
                             bytes.data(),
                             bytes.size(),
                             sealed.data(),
                             sealed.size(),
                             nullptr,
                             &size,
                             nullptr,
                             base64_kind
                         ) == 0;
    if (!decoded || size < nonce_size + tag_size) {
        throw_unopenable();
    }
    std::string plain(size - nonce_size - tag_size, '\0');
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char*>(plain.data()),
        nullptr,
        nullptr,
        bytes.data() + nonce_size,
        size - nonce_size,
        as_bytes(context),
        context.size(),
        bytes.data(),
        as_bytes(key_.reveal())
    );
    if (opened != 0) {
        throw_unopenable();
    }
    return plain;
}

std::string Vault::keyed_fingerprint(std::string_view purpose, std::string_view text) const {
    const auto keyed = [](std::string_view key, std::string_view message) {
        std::string hash(32, '\0');
        crypto_generichash(
            reinterpret_cast<unsigned char*>(hash.data()),
            hash.size(),
            as_bytes(message),
            message.size(),
            as_bytes(key),
            key.size()
        );
        return hash;
    };
    const Secret purpose_key(keyed(key_.reveal(), purpose));
    const std::string hash = keyed(purpose_key.reveal(), text);
    std::string hex(2 * hash.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), as_bytes(hash), hash.size());
    hex.pop_back();
    return hex;
}

}  // namespace base
