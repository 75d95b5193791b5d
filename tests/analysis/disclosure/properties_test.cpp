#include "analysis/disclosure/release.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using base::FigureState;
using disclosure::Cell;
using disclosure::Policy;
using disclosure::ReleasedTable;
using disclosure::Table;

base::Raw any_raw() {
    const int kind = *rc::gen::inRange(0, 12);
    if (kind == 0) {
        return base::Raw(FigureState::suppressed);
    }
    if (kind == 1) {
        return base::Raw(FigureState::missing);
    }
    if (kind == 2) {
        return base::Raw(FigureState::not_collected);
    }
    return base::Raw(*rc::gen::inRange(0, kind < 8 ? 20 : 10'000));
}

// Any table: margins need not add up, as real ones do not.
Table any_table() {
    Table table;
    const std::size_t cells = *rc::gen::inRange<std::size_t>(1, 12);
    for (std::size_t i = 0; i < cells; ++i) {
        Cell cell;
        cell.numerator = any_raw();
        if (*rc::gen::inRange(0, 5) != 0) {
            cell.denominator = any_raw();
        }
        table.cells.push_back(cell);
    }
    for (int i = *rc::gen::inRange(0, 4); i > 0 && cells > 2; --i) {
        disclosure::Margin margin{*rc::gen::inRange<std::size_t>(0, cells), {}};
        for (std::size_t part = 0; part < cells; ++part) {
            if (part != margin.total && *rc::gen::arbitrary<bool>()) {
                margin.parts.push_back(part);
            }
        }
        table.margins.push_back(margin);
    }
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        table.pairs.push_back(
            {*rc::gen::inRange<std::size_t>(0, cells),
             *rc::gen::inRange<std::size_t>(0, cells),
             *rc::gen::element(equity::Relation::independent, equity::Relation::overlapping)}
        );
    }
    return table;
}

Policy any_policy() {
    Policy policy;
    policy.threshold = *rc::gen::inRange(3, 15);
    policy.zeros = *rc::gen::element(disclosure::ZeroRule::protect, disclosure::ZeroRule::show);
    policy.sensitive = *rc::gen::arbitrary<bool>();
    return policy;
}

std::optional<base::Raw> back_to_raw(const std::optional<base::Released>& count) {
    if (!count) {
        return std::nullopt;
    }
    return count->is_reported() ? base::Raw(count->value()) : base::Raw(count->state());
}

Table again(const Table& table, const ReleasedTable& released) {
    Table next = table;
    for (std::size_t i = 0; i < next.cells.size(); ++i) {
        next.cells[i].numerator = back_to_raw(released.cells[i].numerator);
        next.cells[i].denominator = back_to_raw(released.cells[i].denominator);
    }
    return next;
}

bool same(const base::Released& left, const base::Released& right) {
    const bool intervals = left.interval().has_value() == right.interval().has_value() &&
                           (!left.interval() || (left.interval()->low == right.interval()->low &&
                                                 left.interval()->high == right.interval()->high));
    return left.state() == right.state() && left.value() == right.value() && intervals;
}

}  // namespace

RC_GTEST_PROP(ReleaseProperties, NoSmallCountOfRawDataIsEverShown, ()) {
    const Table table = any_table();
    const Policy policy = any_policy();
    for (const auto& cell : disclosure::release(table, policy).cells) {
        for (const auto& count : {cell.numerator, cell.denominator}) {
            if (count && count->is_reported()) {
                const bool zero = count->value() == 0;
                RC_ASSERT(
                    count->value() >= policy.threshold ||
                    (zero && policy.zeros == disclosure::ZeroRule::show)
                );
            }
        }
    }
}

RC_GTEST_PROP(ReleaseProperties, AFigureIsNeverShownWithoutItsParts, ()) {
    const Table table = any_table();
    const auto released = disclosure::release(table, any_policy());
    for (const auto& cell : released.cells) {
        if (cell.figure.is_reported()) {
            // RC_ASSERT looks at both sides unless they are in brackets.
            RC_ASSERT((!cell.numerator || cell.numerator->is_reported()));
            RC_ASSERT((!cell.denominator || cell.denominator->is_reported()));
        } else {
            RC_ASSERT(cell.figure.value() == 0 && !cell.figure.interval());
            RC_ASSERT(!cell.figure.reason().empty());
        }
    }
    for (std::size_t i = 0; i < released.gaps.size(); ++i) {
        const bool both = released.cells[table.pairs[i].group].figure.is_reported() &&
                          released.cells[table.pairs[i].comparator].figure.is_reported();
        RC_ASSERT(both || !released.gaps[i].difference.is_reported());
        RC_ASSERT(both || !released.gaps[i].ratio.is_reported());
        RC_ASSERT(both == released.gaps[i].claim.has_value());
    }
}

RC_GTEST_PROP(ReleaseProperties, ReleasingWhatWasReleasedChangesNothing, ()) {
    const Table table = any_table();
    const Policy policy = any_policy();
    const auto once = disclosure::release(table, policy);
    const auto twice = disclosure::release(again(table, once), policy);
    for (std::size_t i = 0; i < once.cells.size(); ++i) {
        RC_ASSERT(same(once.cells[i].figure, twice.cells[i].figure));
        RC_ASSERT(
            (!once.cells[i].numerator || same(*once.cells[i].numerator, *twice.cells[i].numerator))
        );
    }
}

RC_GTEST_PROP(ReleaseProperties, PublishedCountsComeOutAsTheyWentIn, ()) {
    Table table = any_table();
    table.protection = disclosure::Protection::as_published;
    const auto released = disclosure::release(table, any_policy());
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        const base::Raw& raw = *table.cells[i].numerator;
        RC_ASSERT(released.cells[i].numerator->state() == raw.state());
        RC_ASSERT(!raw.is_reported() || released.cells[i].numerator->value() == raw.value());
    }
}

RC_GTEST_PROP(ReleaseProperties, AHigherThresholdNeverShowsMore, ()) {
    Table table = any_table();
    table.margins.clear();
    Policy policy = any_policy();
    const auto low = disclosure::release(table, policy);
    policy.threshold += 3;
    const auto high = disclosure::release(table, policy);
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        RC_ASSERT(low.cells[i].figure.is_reported() || !high.cells[i].figure.is_reported());
    }
}
