#include "app/public_page.hpp"

#include "app/demo_program.hpp"

#include <gmock/gmock.h>

using testing::HasSubstr;
using testing::Not;

namespace {

std::string page_of(
    const agenda::AgendaSummary& agenda, const std::vector<measures::MeasureCard>& measures = {}
) {
    network::Network bay;
    bay.slug = "bay";
    bay.name = "Bay";
    const html::Html page = app::public_page(
        {.network = bay,
         .agenda = agenda,
         .measures = measures,
         .partners = {},
         .places = {},
         .words = {}}
    );
    return std::string(page.text());
}

agenda::PrioritySummary warm_homes(agenda::Standing standing) {
    return {
        .id = "1",
        .title = "Warm homes",
        .public_text = "",
        .scope = "in_scope",
        .scope_reason = "",
        .standing = standing,
        .needs = {},
        .outcomes = {{"2", "Fewer draughts", "", standing}}};
}

}  // namespace

TEST(PublicPage, TellsAnyoneWhatWasAgreedAndHowItIsGoing) {
    const auto page = ask(network_page);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, "services change first where they have worked least"));
    EXPECT_TRUE(says(page, "Every child well by two"));
    EXPECT_TRUE(says(page, "The clinic is open when we are at work"));
    EXPECT_TRUE(says(page, "services had fully immunised"));
    EXPECT_TRUE(says(page, "Posters about smoking"));
    EXPECT_TRUE(says(page, "Agenda version 2"));
}

TEST(PublicPage, ShowsEachMeasureByGroupWithItsGapsSourceAndDownloads) {
    const auto page = ask(network_page);
    const std::size_t at = page.body.find("id=\"by-group-immunised-at-two");
    ASSERT_NE(at, std::string::npos);
    const std::string card = page.body.substr(at, page.body.find("measure-sentence", at) - at);
    for (const char* words :
         {"95 % interval, chance variation only",
          "show chance variation only: everyone was counted",
          "Ethnicity is not known for",
          "The gap, as a difference and as a ratio",
          "What may be said",
          "times",
          "Practice and trust registers",
          "Enrolment registers, 2023 edition",
          "/n/kowhai-bay/measures/immunised-at-two?format=csv",
          "/n/kowhai-bay/measures/immunised-at-two?format=xlsx"}) {
        EXPECT_NE(card.find(words), std::string::npos) << words;
    }
    EXPECT_TRUE(says(page, "Baseline, "));
}

TEST(PublicPage, ShowsAStrangerNothingInternal) {
    const auto page = ask(network_page);
    EXPECT_FALSE(says(page, "three others agreed"));
    EXPECT_FALSE(says(page, "Mere Parata"));
    EXPECT_FALSE(says(page, "share one outreach nurse from March"));
}

TEST(PublicPage, TellsOfTheGapsOfItsOwnPlaceAndNotOfAnothers) {
    const auto measure = [](const char* gap, bool is_elsewhere) {
        return measures::MeasureCard{
            .slug = "well",
            .name = "Well",
            .outcome_id = {},
            .sentence = html::Html("Well."),
            .change = {},
            .gap = html::escape(gap),
            .spark = {},
            .has_data = true,
            .is_elsewhere = is_elsewhere};
    };
    const std::string page =
        page_of({}, {measure("Here it is not.", false), measure("In the country not.", true)});
    const std::size_t gaps = page.find("id=\"gaps\"");
    ASSERT_NE(std::string::npos, gaps);
    const std::string told = page.substr(gaps, page.find("</section>", gaps) - gaps);
    EXPECT_NE(std::string::npos, told.find("Here it is not."));
    EXPECT_EQ(std::string::npos, told.find("In the country not."));
    EXPECT_NE(std::string::npos, page.find("In the country not."));
}

TEST(PublicPage, NamesAPartnerUntilItsLastDayHasPassed) {
    const base::Date today = base::date_in(demo_program().clock().now());
    const auto is_named_with = [](const db::Value& last_day) {
        demo_program().database().change([&](db::Transaction& transaction) {
            transaction.execute(
                R"(/* test.leaves */
                update organisations set left_on = :day where name = 'Kōwhai Bay Pool')",
                {{"day", last_day}}
            );
        });
        return says(ask(network_page), "Kōwhai Bay Pool");
    };
    EXPECT_TRUE(is_named_with(today));
    EXPECT_FALSE(is_named_with(base::add_days(today, -1)));
    EXPECT_TRUE(is_named_with(nullptr));
}

TEST(PublicPage, MayBeCachedForStrangersOnly) {
    EXPECT_TRUE(ask(network_page).public_scope);
    const auto own = ask(network_page, sign_in("coordinator"));
    EXPECT_FALSE(own.public_scope);
    EXPECT_EQ(own.headers.get("Cache-Control"), "private, no-store");
}

TEST(PublicPage, TellsWhatIsProposedFromWhatWasAgreed) {
    using agenda::Standing;
    agenda::AgendaSummary agenda;
    EXPECT_THAT(page_of(agenda), HasSubstr("Nothing is agreed yet"));
    agenda.priorities = {warm_homes(Standing::proposed)};
    const std::string proposed = page_of(agenda);
    EXPECT_THAT(proposed, HasSubstr("What is proposed, and how it is going"));
    EXPECT_THAT(proposed, HasSubstr("The partners have not adopted this agenda yet."));
    EXPECT_THAT(proposed, Not(HasSubstr("What we agreed")));
    agenda.version = 3;
    agenda.adopted_on = base::Date{2026, 3, 1};
    const std::string added = page_of(agenda);
    EXPECT_THAT(added, HasSubstr("What we agreed, and how it is going"));
    EXPECT_THAT(added, HasSubstr("Proposed, not adopted yet"));
    agenda.priorities = {warm_homes(Standing::reworded)};
    EXPECT_THAT(page_of(agenda), HasSubstr("Reworded since version 3"));
    agenda.priorities = {warm_homes(Standing::adopted)};
    EXPECT_THAT(page_of(agenda), Not(HasSubstr("Reworded since")));
}
