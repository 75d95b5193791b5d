#include "base/vault.hpp"

#include "base/error.hpp"
#include "base/id.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sys/stat.h>

namespace {
base::Vault vault_of(char fill) {
    return base::Vault(base::Secret(std::string(32, fill)));
}
}  // namespace

TEST(Vault, OpensWhatItSealedInTheSameContext) {
    const base::Vault vault = vault_of('k');
    const std::string sealed = vault.seal("Asthma – hākī", "people.note:1");
    EXPECT_EQ(sealed.find("Asthma"), std::string::npos);
    EXPECT_NE(sealed, vault.seal("Asthma – hākī", "people.note:1"));
    EXPECT_EQ(vault.open(sealed, "people.note:1"), "Asthma – hākī");
}

TEST(Vault, RefusesAnotherContextKeyOrAnyChange) {
    const base::Vault vault = vault_of('k');
    std::string sealed = vault.seal("x", "a");
    EXPECT_THROW(vault.open(sealed, "b"), base::Error);
    EXPECT_THROW(vault_of('j').open(sealed, "a"), base::Error);
    EXPECT_THROW(vault.open("", "a"), base::Error);
    EXPECT_THROW(vault.open("not base64!", "a"), base::Error);
    sealed[sealed.size() / 2] = sealed[sealed.size() / 2] == 'A' ? 'B' : 'A';
    EXPECT_THROW(vault.open(sealed, "a"), base::Error);
}

TEST(Vault, MakesItsKeyOnceForItsOwnerAlone) {
    const std::filesystem::path file = std::filesystem::temp_directory_path() / base::new_uuid();
    const std::string sealed = base::Vault::open_or_make(file).seal("x", "a");
    EXPECT_EQ(base::Vault::open_or_make(file).open(sealed, "a"), "x");
    std::filesystem::permissions(
        file, std::filesystem::perms::others_read, std::filesystem::perm_options::add
    );
    EXPECT_THROW(base::Vault::open_or_make(file), base::Error);
    std::filesystem::remove(file);
    std::ofstream(file) << "short";
    ::chmod(file.c_str(), 0600);
    EXPECT_THROW(base::Vault::open_or_make(file), base::Error);
    std::filesystem::remove(file);
}

TEST(Vault, KeyedFingerprintsDifferByKeyPurposeAndText) {
    const base::Vault vault = vault_of('k');
    const std::string one = vault.keyed_fingerprint("code", "123456");
    EXPECT_EQ(one.size(), 64U);
    EXPECT_EQ(one, vault.keyed_fingerprint("code", "123456"));
    EXPECT_NE(one, vault.keyed_fingerprint("code", "123457"));
    EXPECT_NE(one, vault.keyed_fingerprint("other", "123456"));
    EXPECT_NE(one, vault_of('j').keyed_fingerprint("code", "123456"));
}
