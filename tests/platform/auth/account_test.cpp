#include "platform/auth/account.hpp"

#include "base/id.hpp"
#include "platform/auth/own_space.hpp"
#include "platform/auth/session.hpp"
#include "platform/auth/sign_in.hpp"
#include "support/database_test.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

STORE_TESTS(Accounts);

namespace {

const base::Instant noon{1'795'348'800'000'000};

base::Code code_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const base::Error& error) {
        return error.code();
    }
    return base::Code::internal;
}

}  // namespace

TEST_P(Accounts, AreFoundByIdAndByAddressInAnyCase) {
    db::Transaction transaction = database().write();
    const auto made = auth::create_account(
        transaction, noon, {.email = "Mere@M\u0101ori.NZ", .name = "  Me\u0304re "}
    );
    EXPECT_EQ(made.email, "Mere@m\u0101ori.nz");
    EXPECT_EQ(made.name, "M\u0113re");
    EXPECT_EQ(auth::find_account(transaction, made.id)->email, made.email);
    EXPECT_EQ(auth::find_account_by_email(transaction, "MERE@xn--mori-qsa.nz")->id, made.id);
    EXPECT_FALSE(auth::find_account_by_email(transaction, "none@example.org"));
    EXPECT_FALSE(auth::find_account_by_email(transaction, "' or 1=1 --"));
    EXPECT_FALSE(auth::find_account(transaction, ""));
}

TEST_P(Accounts, HaveOneAddressEach) {
    database().change([&](db::Transaction& transaction) {
        auth::create_account(transaction, noon, {.email = "mere@example.org"});
    });
    db::Transaction transaction = database().write();
    try {
        auth::create_account(transaction, noon, {.email = "MERE@EXAMPLE.org"});
        FAIL() << "the address was taken twice";
    } catch (const db::Conflict& conflict) {
        EXPECT_EQ(conflict.constraint(), "accounts_email_key_key");
    }
}

TEST_P(Accounts, AreNotMadeFromWhatIsNoAddressOrName) {
    db::Transaction transaction = database().write();
    for (const char* email : {"", "mere", "a@b@c", "mere@example.org\r\nBcc: x@example.org"}) {
        EXPECT_EQ(
            code_of([&] { auth::create_account(transaction, noon, {.email = email}); }),
            base::Code::invalid
        );
    }
    EXPECT_EQ(
        code_of([&] {
            auth::create_account(
                transaction, noon, {.email = "a@example.org", .name = std::string(201, 'x')}
            );
        }),
        base::Code::invalid
    );
}

TEST_P(Accounts, OfSharedMailboxesMayNotHoldSensitiveRoles) {
    db::Transaction transaction = database().write();
    const auto own = auth::create_account(transaction, noon, {.email = "mere@example.org"});
    const auto shared = auth::create_account(transaction, noon, {.email = "reception@example.org"});
    const auto marked = auth::create_account(
        transaction, noon, {.email = "whanau@example.org", .is_shared_mailbox = true}
    );
    EXPECT_TRUE(auth::may_hold_sensitive_roles(transaction, own.id));
    EXPECT_FALSE(auth::may_hold_sensitive_roles(transaction, shared.id));
    EXPECT_FALSE(auth::may_hold_sensitive_roles(transaction, marked.id));
    EXPECT_FALSE(auth::may_hold_sensitive_roles(transaction, "nobody"));
    EXPECT_EQ(
        code_of([&] {
            auth::create_account(
                transaction, noon, {.email = "info@example.org", .operates_instance = true}
            );
        }),
        base::Code::invalid
    );
    EXPECT_EQ(
        code_of([&] { auth::set_operator(transaction, noon, shared.id, true, ""); }),
        base::Code::invalid
    );
    auth::set_shared_mailbox(transaction, noon, shared.id, false, own.id);
    auth::set_operator(transaction, noon, shared.id, true, own.id);
    ASSERT_EQ(auth::list_operators(transaction).size(), 1u);
    EXPECT_EQ(auth::list_operators(transaction)[0].id, shared.id);
    auth::disable_account(transaction, noon, own.id, "");
    EXPECT_FALSE(auth::may_hold_sensitive_roles(transaction, own.id));
    auth::enable_account(transaction, noon, own.id, "");
    EXPECT_TRUE(auth::may_hold_sensitive_roles(transaction, own.id));
}

TEST_P(Accounts, AreErasedButForTheirId) {
    db::Transaction transaction = database().write();
    const auto mere = auth::create_account(
        transaction, noon, {.email = "mere@example.org", .name = "Mere", .operates_instance = true}
    );
    const base::Secret token = auth::start_session(transaction, noon, mere.id, "");
    auth::make_signin_link(transaction, noon, "mere@example.org");
    auth::erase_account(transaction, noon, mere.id, mere.id);
    EXPECT_FALSE(auth::find_account(transaction, mere.id));
    EXPECT_FALSE(auth::find_account_by_email(transaction, "mere@example.org"));
    EXPECT_FALSE(auth::find_session(transaction, noon, token.reveal()));
    EXPECT_TRUE(auth::list_operators(transaction).empty());
    const auto kept = transaction.find(
        R"(/* test.kept */
        select (select count(*) from accounts where name = '' and email is null) as accounts,
            (select count(*) from sign_in_requests) as requests,
            (select count(*) from sessions) as sessions)"
    );
    EXPECT_EQ(kept->integer("accounts"), 1);
    EXPECT_EQ(kept->integer("requests"), 0);
    EXPECT_EQ(kept->integer("sessions"), 0);
    const auto again = auth::create_account(transaction, noon, {.email = "mere@example.org"});
    EXPECT_NE(again.id, mere.id);
    EXPECT_EQ(
        code_of([&] { auth::erase_account(transaction, noon, mere.id, ""); }), base::Code::not_found
    );
}

TEST_P(Accounts, ChangesOfNameAndMailboxAreJournalled) {
    db::Transaction transaction = database().write();
    const auto mere = auth::create_account(transaction, noon, {.email = "mere@example.org"});
    auth::rename_account(transaction, noon, mere.id, "Mere", mere.id);
    auth::set_shared_mailbox(transaction, noon, mere.id, true, mere.id);
    auth::set_shared_mailbox(transaction, noon, mere.id, false, mere.id);
    const auto kept = transaction.find(
        R"(/* test.entries */
        select count(*) as entries from journal
        where subject_id = :id and actor = :id
            and kind in ('account.renamed', 'account.shared', 'account.not_shared'))",
        {{"id", mere.id}}
    );
    EXPECT_EQ(kept->integer("entries"), 3);
}

TEST_P(Accounts, ChangesOfNobodyAreNotFound) {
    db::Transaction transaction = database().write();
    for (const std::function<void()>& act : std::vector<std::function<void()>>{
             [&] { auth::rename_account(transaction, noon, "x", "y", ""); },
             [&] { auth::set_shared_mailbox(transaction, noon, "x", true, ""); },
             [&] { auth::set_operator(transaction, noon, "x", true, ""); },
             [&] { auth::set_operator(transaction, noon, "x", false, ""); },
             [&] { auth::disable_account(transaction, noon, "x", ""); },
             [&] { auth::enable_account(transaction, noon, "x", ""); },
             [&] { auth::erase_account(transaction, noon, "x", ""); }}) {
        EXPECT_EQ(code_of(act), base::Code::not_found);
    }
}

TEST_P(Accounts, OwnSpaceIsEnteredByRightAndJournalled) {
    db::Transaction transaction = database().write();
    const std::string here = base::new_uuid();
    const std::string elsewhere = base::new_uuid();
    base::Viewer analyst(base::new_uuid(), true);
    analyst.grant(here, bit(base::Permission::see_raw));
    base::Viewer unproved(base::new_uuid(), false);
    unproved.grant(here, bit(base::Permission::see_raw));
    const journal::Thing import{"import", base::new_uuid()};
    const auto entries = [&] {
        return transaction
            .find("/* test.raw_reads */ select count(*) as n from journal where kind = 'raw.read'")
            ->integer("n");
    };
    const auto enter =
        [&](const base::Viewer& viewer, const std::string& scope, base::Permission permission) {
            return auth::OwnSpace::enter(transaction, noon, viewer, scope, permission, import);
        };
    const auto see_raw = base::Permission::see_raw;
    EXPECT_EQ(code_of([&] { enter(base::Viewer(), here, see_raw); }), base::Code::not_found);
    EXPECT_EQ(code_of([&] { enter(unproved, here, see_raw); }), base::Code::not_found);
    EXPECT_EQ(code_of([&] { enter(analyst, elsewhere, see_raw); }), base::Code::not_found);
    EXPECT_EQ(
        code_of([&] { enter(analyst, here, base::Permission::answer_returns); }),
        base::Code::not_found
    );
    EXPECT_EQ(entries(), 0);
    const auth::OwnSpace space = enter(analyst, here, see_raw);
    EXPECT_EQ(entries(), 1);
    const base::Drawn drawn(space.hold(base::Raw(4)), space);
    EXPECT_EQ(base::figure_text(drawn, 0), "4");
    EXPECT_THROW(enter(analyst, here, base::Permission::read_internal), base::Error);
}
