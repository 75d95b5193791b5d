#include "network/contact.hpp"

#include <gmock/gmock.h>

using testing::HasSubstr;

namespace {

std::string phone_fault(const std::string& phone) {
    base::FieldErrors errors;
    network::check_phone(phone, errors);
    return errors.empty() ? "" : errors.at(0).message;
}

std::string email_fault(const std::string& email) {
    base::FieldErrors errors;
    network::check_email(email, "office@example.org.nz", errors);
    return errors.empty() ? "" : errors.at(0).message;
}

}  // namespace

TEST(Contact, ATelephoneNumberHasDigitsAndMayHaveWordsBesideThem) {
    for (const char* good : {"", "111", "021 555 1234", "+64 9 555 1234 ext 3", "0800 BRAID 1"}) {
        EXPECT_EQ("", phone_fault(good)) << good;
    }
    for (const char* wrong : {"abc", "12", "ring me"}) {
        EXPECT_EQ("Enter a phone number, such as 021 555 1234.", phone_fault(wrong)) << wrong;
    }
    EXPECT_THAT(phone_fault(std::string(61, '1')), HasSubstr("at most 60 characters"));
    EXPECT_NE("", phone_fault("021 555\n1234"));
}

TEST(Contact, AnEmailAddressIsOneThatMailCanBeSentTo) {
    EXPECT_EQ("", email_fault(""));
    EXPECT_EQ("", email_fault("hana@m\u0101ori.nz"));
    for (const char* wrong : {"hana", "hana@", "a b@example.org", "a@b@example.org"}) {
        EXPECT_EQ("Enter an e-mail address, such as office@example.org.nz.", email_fault(wrong));
    }
}
