// Pages that change a measure: its definition, targets, breaks and groups.
#pragma once

#include "measures/measure_form.hpp"
#include "measures/measure_views.hpp"
#include "platform/html/choice.hpp"
#include "platform/tables/sheet.hpp"

namespace measures {

struct MeasureFormPage {
    network::Network network;
    Measure measure{};                     // as saved; without id for a new one
    std::vector<html::Choice> outcomes{};  // that it may serve
    std::vector<Group> groups{};
    MeasureRights rights{};
    MeasureForm form{};
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html measure_form_page(const MeasureFormPage& page);

struct TargetPage {
    network::Network network;
    Measure measure;
    std::vector<Group> groups;
    std::vector<Target> targets;
    std::vector<Target> removed;
    // Of the network's own place where it has figures; nothing without figures.
    std::string place{};
    std::vector<TargetFigures> figures{};
    MeasureRights rights{};
    TargetForm form{};
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html target_page(const TargetPage& page);
// Those in force, then those removed.
tables::Sheet target_sheet(const TargetPage& page);

struct BreakPage {
    network::Network network;
    Measure measure;
    std::vector<Break> breaks;
    std::vector<Break> removed;
    MeasureRights rights{};
    BreakForm form{};
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html break_page(const BreakPage& page);
// Those in force, then those removed.
tables::Sheet break_sheet(const BreakPage& page);

struct GroupPage {
    network::Network network;
    Measure measure;
    std::vector<Group> groups;  // their positions are 1 to n of each dimension, or as typed
    MeasureRights rights{};
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html group_page(const GroupPage& page);

// "Ages", "Denominator", "Source", "Definition": what changed at a break.
std::string break_kind_label(std::string_view kind);

}  // namespace measures
