#include "analysis/disclosure/ruler.hpp"

#include <map>
#include <optional>
#include <set>
#include <utility>

namespace disclosure {
namespace {

// The ends of shown stretches; between two that are reached from one another everything is known.
class Reach {
public:
    Reach(std::vector<CellCounts>& counts, const Ruler& ruler, Layer layer)
        : counts_(counts), ruler_(ruler), layer_(layer) {
        for (std::size_t at = 0; at < ruler.size(); ++at) {
            if (const Seen seen = layer(counts[ruler[at].cell]); seen.is_shown) {
                steps_[ruler[at].from].push_back({ruler[at].to, *seen.value, at});
                steps_[ruler[at].to].push_back({ruler[at].from, -*seen.value, at});
            }
        }
        for (const auto& [end, steps] : steps_) {
            if (!ends_.contains(end)) {
                walk_from(end);
            }
        }
    }

    // Two ends between which too much is told.
    std::optional<std::pair<int, int>> find_exposed(const Policy& policy) const {
        for (const Stretch& one : ruler_) {
            if (layer_(counts_[one.cell]).is_suppressed && are_joined(one.from, one.to)) {
                return std::pair(one.from, one.to);
            }
        }
        std::map<int, int> last;  // the end before, by where the walk began
        for (const auto& [end, reached] : ends_) {
            const auto [before, is_first] = last.try_emplace(reached.origin, end);
            const double between = reached.sum - ends_.at(before->second).sum;
            if (!is_first && between > nobody && between < policy.threshold) {
                return std::pair(before->second, end);
            }
            before->second = end;
        }
        return std::nullopt;
    }

    Count* find_smallest_between(int one, int other) const {
        Count* smallest = nullptr;
        double least = 0;
        for (const std::size_t at : path(one, other)) {
            const Seen seen = layer_(counts_[ruler_[at].cell]);
            if (seen.hideable == nullptr || !seen.hideable->is_shown()) {
                continue;
            }
            // A count of nobody last: to leave it out tells that it is one.
            const bool is_better = *seen.value > 0 && (*seen.value < least || least <= 0);
            if (smallest == nullptr || is_better) {
                smallest = seen.hideable;
                least = *seen.value;
            }
        }
        return smallest;
    }

private:
    static constexpr double nobody = 1e-6;

    struct Step {
        int to = 0;
        double value = 0;
        std::size_t stretch = 0;
    };
    struct Reached {
        int origin = 0;
        double sum = 0;  // from the origin
        int before = 0;
        std::optional<std::size_t> by{};  // the stretch from `before`
    };

    void walk_from(int origin) {
        ends_[origin] = {origin, 0, origin, std::nullopt};
        std::vector<int> open{origin};
        while (!open.empty()) {
            const int here = open.back();
            open.pop_back();
            const double sum = ends_.at(here).sum;
            for (const Step& step : steps_.at(here)) {
                if (!ends_.contains(step.to)) {
                    ends_[step.to] = {origin, sum + step.value, here, step.stretch};
                    open.push_back(step.to);
                }
            }
        }
    }

    bool are_joined(int one, int other) const {
        const auto first = ends_.find(one);
        const auto second = ends_.find(other);
        return first != ends_.end() && second != ends_.end() &&
               first->second.origin == second->second.origin;
    }

    // What is on the way from only one of the two ends to their origin is between them.
    std::set<std::size_t> path(int one, int other) const {
        std::set<std::size_t> between;
        for (int end : {one, other}) {
            for (auto at = ends_.at(end); at.by; at = ends_.at(at.before)) {
                if (!between.insert(*at.by).second) {
                    between.erase(*at.by);
                }
            }
        }
        return between;
    }

    std::vector<CellCounts>& counts_;
    const Ruler& ruler_;
    Layer layer_;
    std::map<int, std::vector<Step>> steps_;
    std::map<int, Reached> ends_;
};

}  // namespace

bool mend_ruler(
    std::vector<CellCounts>& counts, const Ruler& ruler, Layer layer, const Policy& policy
) {
    const Reach reach(counts, ruler, layer);
    const auto exposed = reach.find_exposed(policy);
    if (!exposed) {
        return false;
    }
    Count* count = reach.find_smallest_between(exposed->first, exposed->second);
    if (count == nullptr) {
        return false;
    }
    count->reason = Reason::protects_another;
    return true;
}

}  // namespace disclosure
