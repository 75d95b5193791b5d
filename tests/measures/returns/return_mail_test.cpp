// Mail about returns: everyone once, whoever else cannot be written to.
#include "base/error.hpp"
#include "measures/measures.hpp"
#include "measures/returns/return_pages.hpp"
#include "measures/returns/return_work.hpp"
#include "platform/jobs/jobs.hpp"

#include <gmock/gmock.h>

class ReturnMails : public ReturnPages {
protected:
    void SetUp() override {
        ReturnPages::SetUp();
        path_ = ask();
        support::add_person(*app, cast.network, "second", "partner_delegate", cast.partner);
        add_addresses();
    }
    // What the job of the newest mailing does, as often as it is run.
    void run_mailing() {
        const jobs::Job job{
            .id = "job-1",
            .kind = measures::return_mail_job,
            .payload =
                "{\"return\":\"" + path_.substr(returns.size() + 1) + "\",\"what\":\"asked\"}"};
        measures::return_mail_handler("https://braid.example.org"
        )(job, database(), app->clock().now());
    }
    void set_person(const std::string& name, const char* column, const std::string& value) {
        const db::Sql sql = std::string(column) == "name"
                                ? db::Sql(
                                      "/* test.name */ update people set name = :value where "
                                      "name = :name"
                                  )
                                : db::Sql(
                                      "/* test.email */ update people set email = :value where "
                                      "name = :name"
                                  );
        database().change([&](db::Transaction& transaction) {
            transaction.execute(sql, {{"value", value}, {"name", name}});
        });
    }
    std::vector<std::string> waiting() {
        db::Reader reader = database().read();
        std::vector<std::string> addresses;
        for (const db::Row& row : reader.query(
                 R"(/* test.waiting */ select to_address from outgoing_mail
                    where kind = 'return.asked' order by to_address)",
                 {}
             )) {
            addresses.push_back(row.text("to_address"));
        }
        return addresses;
    }

    std::string path_;
};
ON_BOTH_DATABASES(ReturnMails);

TEST_P(ReturnMails, AreWrittenOnceHoweverOftenTheirJobRuns) {
    run_mailing();
    run_mailing();
    EXPECT_THAT(waiting(), testing::ElementsAre("delegate@example.org", "second@example.org"));
}

TEST_P(ReturnMails, ReachTheOthersWhereOneNameOrAddressIsUnusable) {
    set_person("second", "email", "nobody at all");
    run_mailing();
    EXPECT_THAT(waiting(), testing::ElementsAre("delegate@example.org"));
    set_person("delegate", "name", "dele\tgate");
    EXPECT_THROW(run_mailing(), base::Error) << "nobody is left: the operator is told";
    set_person("second", "email", "second@example.org");
    run_mailing();
    EXPECT_THAT(waiting(), testing::ElementsAre("delegate@example.org", "second@example.org"));
}
