// A file's rows read through its mapping: each is an observation, refused with what was expected,
// or left out because the mapping says so. Rows are not kept; what distinguishes them is.
#pragma once

#include "measures/imports/import_figures.hpp"
#include "measures/imports/import_period.hpp"
#include "measures/imports/import_places.hpp"
#include "measures/imports/import_refusals.hpp"
#include "measures/imports/mapping.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace measures {

struct ImportRow {
    std::uint64_t line = 0;
    std::int32_t cell = 0;    // its number, below RowReader::cell_count()
    std::int32_t period = 0;  // position in RowReader::periods()
    ObservedFigures figures{};
};

// A place and a combination of groups.
struct ImportCell {
    std::int32_t place = 0;  // position in PlaceBook::places()
    std::string groups{};    // canonical
};

// The cells a file names, each once, by number: a few bytes each, since a file may name millions.
class CellBook {
public:
    explicit CellBook(std::size_t dimensions) : width_(dimensions + 1) {}
    CellBook(const CellBook&) = delete;
    CellBook& operator=(const CellBook&) = delete;

    // The number of the cell with this place and these groups, by their numbers.
    std::int32_t number_of(std::span<const std::int32_t> parts);
    std::span<const std::int32_t> parts(std::int32_t number) const;
    std::size_t size() const { return known_.size(); }

private:
    struct Hash {
        const CellBook* book;
        std::size_t operator()(std::int32_t number) const;
    };
    struct Same {
        const CellBook* book;
        bool operator()(std::int32_t left, std::int32_t right) const;
    };

    std::size_t width_;
    std::vector<std::int32_t> parts_;
    std::unordered_set<std::int32_t, Hash, Same> known_{16, Hash{this}, Same{this}};
};

class RowReader {
public:
    // Throws base::Error(invalid) naming every column of the mapping that the file does not have.
    RowReader(const Mapping& mapping, const tables::Columns& columns, PlaceBook& places);

    // Nothing when the row was refused, or left out on purpose.
    std::optional<ImportRow> read(const tables::Record& record, RefusalList& refusals);

    const std::vector<ObservedPeriod>& periods() const { return periods_; }
    std::size_t cell_count() const { return cells_->size(); }
    ImportCell cell(std::int32_t number) const;
    // Every group of the mapping, and the ages that were met.
    std::vector<Group> groups() const;
    std::uint64_t left_out() const { return left_out_; }

private:
    static constexpr std::size_t constant_column = static_cast<std::size_t>(-1);
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    using Known = std::unordered_map<std::string, std::int32_t, TextHash, std::equal_to<>>;

    struct BoundColumn {
        std::size_t index = constant_column;
        std::string name{};
        std::string constant{};
        std::string_view of(const tables::Record& record) const {
            return index == constant_column ? std::string_view(constant) : record.cells[index];
        }
    };
    struct BoundDimension {
        const DimensionMapping* mapping;
        BoundColumn column;
        std::vector<Group> groups;
        Known known;  // as written -> position in groups
    };

    std::optional<BoundColumn> bind(
        const MappedColumn& column, const tables::Columns& columns, base::FieldErrors& errors
    ) const;
    void bind_dimensions(const tables::Columns& columns, base::FieldErrors& errors);
    bool is_left_out(const tables::Record& record) const;
    std::optional<std::int32_t> read_period(const tables::Record& record, RefusalList& refusals);
    std::optional<std::int32_t> read_place(const tables::Record& record, RefusalList& refusals);
    std::optional<std::int32_t> read_group(
        BoundDimension& dimension, const tables::Record& record, RefusalList& refusals
    );
    std::optional<std::int32_t> read_cell(const tables::Record& record, RefusalList& refusals);
    std::optional<std::int32_t> find_group(BoundDimension& dimension, std::string_view text);

    const Mapping& mapping_;
    PlaceBook& places_;
    FigureRules figure_rules_;
    BoundColumn period_column_;
    BoundColumn place_column_;
    std::vector<BoundDimension> dimensions_;
    std::optional<BoundColumn> numerator_;
    std::optional<BoundColumn> denominator_;
    std::optional<BoundColumn> value_;
    std::optional<BoundColumn> status_;
    std::vector<std::pair<BoundColumn, std::set<std::string, std::less<>>>> leave_out_;

    Known known_periods_;
    Known known_places_;
    std::vector<ObservedPeriod> periods_;
    std::map<ObservedPeriod, std::int32_t> period_numbers_;
    std::unique_ptr<CellBook> cells_;
    std::vector<std::int32_t> cell_parts_;  // of the row being read
    std::uint64_t left_out_ = 0;
};

}  // namespace measures
