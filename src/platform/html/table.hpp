// Tables of rows and columns.
#pragma once

#include "platform/html/html.hpp"

#include <initializer_list>
#include <string>
#include <vector>

namespace html {

struct Column {
    std::string label;
    bool numeric = false;       // right-aligned, figures of equal width
    std::string sort_key{};     // a link in the header sorts by it
    bool label_hidden = false;  // for a column of actions
};

// The cells of one row, or one note across all of them (a break in a series).
class Row {
public:
    Row(std::initializer_list<Html> cells) : cells_(cells) {}
    explicit Row(std::vector<Html> cells) : cells_(std::move(cells)) {}
    static Row spanning(Html note);

    const std::vector<Html>& cells() const { return cells_; }
    bool is_spanning() const { return is_spanning_; }

private:
    std::vector<Html> cells_;
    bool is_spanning_ = false;
};

struct Sorting {
    Url base;           // the list's address with its filters, without the sort parameter
    std::string key{};  // the column now sorted by
    bool descending = false;
    std::string parameter = "sort";  // carries "name" or, descending, "-name"
};

struct Table {
    std::string caption;
    std::vector<Column> columns;
    std::vector<Row> rows;
    bool caption_hidden = false;  // when a heading right above says the same
    // On a narrow screen: rows become small cards (`stack`, for lists of things), or the table
    // scrolls inside its own region (`scroll`, for grids of figures).
    enum class Narrow { stack, scroll } narrow = Narrow::stack;
    Sorting sorting{};
    std::string id{};
    Html if_empty{};  // shown instead of a table without rows
};
// Accessibility: a <caption>; the first cell of a row is its header; sorted columns say so
// (aria-sort); a scrolling region has a name and takes the keyboard's focus.
// Throws base::Error(internal) when a row's cells are not as many as the columns.
Html table(const Table& table);

}  // namespace html
