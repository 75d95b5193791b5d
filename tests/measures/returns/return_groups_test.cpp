// The groups of a measure change while its partner types.
#include "base/id.hpp"
#include "measures/measure_store.hpp"
#include "measures/returns/return_pages.hpp"
#include "measures/returns/return_store.hpp"

#include <gmock/gmock.h>

#include <algorithm>

using testing::HasSubstr;

class ChangingGroups : public ReturnPages {
protected:
    void change_groups(const std::function<void(std::vector<measures::Group>&)>& change) {
        database().change([&](db::Transaction& transaction) {
            const auto measure =
                measures::get_measure(transaction, base::Viewer::system(), cast.network, "seen");
            auto groups = measures::list_groups(transaction, measure.id);
            change(groups);
            measures::upsert_groups(transaction, measure.id, groups);
        });
    }
    static measures::Group& group(std::vector<measures::Group>& groups, const char* code) {
        return *std::find_if(groups.begin(), groups.end(), [&](const measures::Group& one) {
            return one.dimension == "ethnicity" && one.code == code;
        });
    }
    http::Response submit_typed(const std::string& path, support::Fields typed) {
        typed.emplace_back("act", "submit");
        return app->post(path + "/answer", typed, "delegate");
    }
    std::optional<double> counted(const std::string& path, const std::string& groups) {
        db::Reader reader = database().read();
        for (const auto& value :
             measures::list_return_values(reader, path.substr(returns.size() + 1))) {
            if (value.groups == groups) {
                return value.numerator;
            }
        }
        return std::nullopt;
    }
};
ON_BOTH_DATABASES(ChangingGroups);

TEST_P(ChangingGroups, FiguresStayWithTheirGroupWhenTheOrderChanges) {
    const std::string path = ask();
    const support::Fields typed = figures("17", path);
    change_groups([](std::vector<measures::Group>& groups) {
        std::swap(group(groups, "maori").position, group(groups, "other").position);
    });
    ASSERT_EQ(303, submit_typed(path, typed).status);
    EXPECT_EQ(17, counted(path, "ethnicity=maori"));
    EXPECT_EQ(30, counted(path, "ethnicity=other"));
}

TEST_P(ChangingGroups, AGroupThatCameInBetweenIsSeenBeforeAnythingIsKept) {
    const std::string path = ask();
    const support::Fields typed = figures("17", path);
    change_groups([](std::vector<measures::Group>& groups) {
        groups.push_back({"ethnicity", "pacific", "Pacific", -1});
    });
    const auto refused = submit_typed(path, typed);
    EXPECT_EQ(422, refused.status);
    EXPECT_THAT(refused.body, HasSubstr("The groups of this measure have changed"));
    EXPECT_THAT(refused.body, HasSubstr("name=\"numerator-ethnicity=maori\" type=\"text\""))
        << "each group keeps its own field";
    EXPECT_THAT(refused.body, HasSubstr("value=\"17\""));
    EXPECT_EQ(std::nullopt, counted(path, "ethnicity=maori"));
}

TEST_P(ChangingGroups, NamesThatChangedPlacesAreSeenBeforeAnythingIsKept) {
    const std::string path = ask();
    const support::Fields typed = figures("17", path);
    change_groups([](std::vector<measures::Group>& groups) {
        std::swap(group(groups, "maori").label, group(groups, "other").label);
    });
    EXPECT_EQ(422, submit_typed(path, typed).status);
    EXPECT_EQ(std::nullopt, counted(path, "ethnicity=maori"));
}
