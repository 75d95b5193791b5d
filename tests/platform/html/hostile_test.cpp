// Words are words: whatever they hold, they add no element and no attribute.
#include "platform/html/markup.hpp"
#include "support/samples/samples.hpp"

#include <gtest/gtest.h>

#include <set>

namespace {

using Shape = std::set<std::pair<std::string, std::string>>;  // element, attribute

Shape shape_of(std::string_view html) {
    Shape shape;
    for (const markup::Element& element : markup::elements(html)) {
        shape.emplace(element.name, "");
        for (const auto& [name, value] : element.attributes) {
            shape.emplace(element.name, name);
        }
    }
    return shape;
}

}  // namespace

TEST(HostileText, ChangesNoComponentAndNoChart) {
    Shape known;
    for (const samples::Sample& sample : samples::all_samples(samples::Voice::friendly())) {
        known.merge(shape_of(sample.markup.text()));
    }
    for (const samples::Sample& sample : samples::all_samples(samples::Voice::hostile())) {
        for (const auto& [element, attribute] : shape_of(sample.markup.text())) {
            EXPECT_TRUE(known.contains({element, attribute}))
                << sample.name << ": " << element << " " << attribute;
        }
        EXPECT_EQ(markup::count(sample.markup.text(), "<script"), 0) << sample.name;
        EXPECT_EQ(markup::count(sample.markup.text(), samples::Voice::attack), 0) << sample.name;
    }
}

TEST(HostileText, IsShownAsItWasWritten) {
    for (const samples::Sample& sample : samples::list_samples(samples::Voice::hostile())) {
        EXPECT_NE(
            markup::words(sample.markup.text()).find(samples::Voice::attack), std::string::npos
        ) << sample.name;
    }
}

TEST(HostileText, NoComponentCarriesAScriptOrAStyle) {
    for (const samples::Sample& sample : samples::all_samples(samples::Voice::friendly())) {
        for (const markup::Element& element : markup::elements(sample.markup.text())) {
            EXPECT_NE(element.name, "script") << sample.name;
            EXPECT_NE(element.name, "style") << sample.name;
            for (const auto& [name, value] : element.attributes) {
                EXPECT_NE(name, "style") << sample.name;
                EXPECT_FALSE(name.starts_with("on")) << sample.name << ": " << name;
            }
        }
    }
}
