// Numbers of other packages (README.md of the reference folder): the functions built so far.
#include "analysis/equity/distribution.hpp"
#include "analysis/equity/ratio.hpp"
#include "support/shared_data.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace {

namespace json = boost::json;

json::array reference_cases(const std::string& file) {
    return json::parse(shared::text_of(shared::reference_file(file))).at("cases").as_array();
}

// Compares and keeps the score that is printed at the end.
class Score {
public:
    explicit Score(std::string name) : name_(std::move(name)) {}
    ~Score() {
        std::cout << name_ << ": compared " << compared_ << ", worst relative error " << worst_
                  << "\n";
    }

    void compare(double ours, const json::value& theirs, const json::value& id) {
        const double expected = theirs.to_number<double>();
        const double error = expected == 0 ? std::abs(ours) : std::abs(ours / expected - 1);
        EXPECT_LT(error, 1e-9) << id << ": " << ours << " is not " << expected;
        worst_ = std::max(worst_, error);
        ++compared_;
    }
    int compared() const { return compared_; }

private:
    std::string name_;
    int compared_ = 0;
    double worst_ = 0;
};

void compare_wilson(const std::string& file, const char* function, const char* level, double per) {
    Score score(function);
    for (const json::value& item : reference_cases(file)) {
        if (item.at("function_") != function) {
            continue;
        }
        const json::array& x = item.at("input").at("x").as_array();
        for (std::size_t i = 0; i < x.size(); ++i) {
            const equity::Counts counts{
                x[i].to_number<double>(), item.at("input").at("n").at(i).to_number<double>()};
            const auto output = [&](const char* key) {
                const json::value& value = item.at("output").at(key);
                return value.is_array() ? value.at(i) : value;
            };
            const auto result =
                equity::estimate_proportion(counts, item.at("args").at(level).to_number<double>());
            score.compare(result.interval->low * per, output("lower"), item.at("case_id"));
            score.compare(result.interval->high * per, output("upper"), item.at("case_id"));
        }
    }
    EXPECT_GT(score.compared(), 0);
}

}  // namespace

TEST(Reference, WilsonLimitsAgreeWithEpitools) {
    BRAID_SKIP_WITHOUT(shared::reference_file("equity/standardisation_alt.json"));
    compare_wilson("equity/standardisation_alt.json", "epitools::binom.wilson", "conf.level", 1);
}

TEST(Reference, WilsonLimitsAgreeWithPheIndicatorMethods) {
    BRAID_SKIP_WITHOUT(shared::reference_file("equity/phe.json"));
    compare_wilson("equity/phe.json", "phe_proportion", "confidence", 100);
}

TEST(Reference, KatzLimitsAgreeWithEpitools) {
    BRAID_SKIP_WITHOUT(shared::reference_file("equity/standardisation_alt.json"));
    Score score("epitools::riskratio wald");
    for (const json::value& item : reference_cases("equity/standardisation_alt.json")) {
        if (item.at("function_") != "epitools::riskratio" ||
            item.at("args").at("method") != "wald") {
            continue;
        }
        const auto counts = [&](std::size_t at) {
            return equity::Counts{
                item.at("input").at("cases").at(at).to_number<double>(),
                item.at("input").at("n").at(at).to_number<double>()};
        };
        const auto result = equity::ratio(
            counts(1), counts(0), equity::Relation::independent, 0.95, equity::RatioMethod::katz
        );
        score.compare(*result.estimate, item.at("output").at("estimate"), item.at("case_id"));
        score.compare(result.interval->low, item.at("output").at("lower"), item.at("case_id"));
        score.compare(result.interval->high, item.at("output").at("upper"), item.at("case_id"));
    }
    EXPECT_GT(score.compared(), 0);
}

TEST(Reference, StudentLimitsAgreeWithTheMeansOfPheIndicatorMethods) {
    BRAID_SKIP_WITHOUT(shared::reference_file("equity/phe.json"));
    Score score("phe_mean");
    for (const json::value& item : reference_cases("equity/phe.json")) {
        if (item.at("function_") != "phe_mean" || !item.at("args").at("confidence").is_number()) {
            continue;
        }
        const json::array& x = item.at("input").at("v").as_array();
        double mean = 0;
        for (const json::value& value : x) {
            mean += value.to_number<double>() / static_cast<double>(x.size());
        }
        double squares = 0;
        for (const json::value& value : x) {
            squares += std::pow(value.to_number<double>() - mean, 2);
        }
        const double n = static_cast<double>(x.size());
        const double reach =
            equity::two_sided_t(item.at("args").at("confidence").to_number<double>(), n - 1) *
            std::sqrt(squares / (n - 1) / n);
        score.compare(mean - reach, item.at("output").at("lower"), item.at("case_id"));
        score.compare(mean + reach, item.at("output").at("upper"), item.at("case_id"));
    }
    EXPECT_GT(score.compared(), 0);
}
