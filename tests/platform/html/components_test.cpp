#include "platform/html/components.hpp"

#include "base/error.hpp"
#include "platform/html/markup.hpp"
#include "support/samples/figures.hpp"

#include <gtest/gtest.h>

namespace {

const base::FieldErrors due_error{{"due", "Enter a date such as 2026-12-03."}};

html::Table small_table() {
    return {
        .caption = "Partners",
        .columns = {{.label = "Name", .sort_key = "name"}, {.label = "Returns"}},
        .rows = {}};
}

}  // namespace

TEST(Fields, FindTheirOwnErrorAndAreDescribedByHintAndError) {
    const html::Html field = html::date_field(
        {.name = "due",
         .label = "Due",
         .value = "soon",
         .hint = "The last day.",
         .errors = due_error}
    );
    const auto input = markup::elements(field.text()).back();
    EXPECT_EQ(input.name, "input");
    EXPECT_EQ(input.attributes.at("aria-describedby"), "due-hint due-error");
    EXPECT_EQ(input.attributes.at("aria-invalid"), "true");
    EXPECT_EQ(input.attributes.at("value"), "soon");
    EXPECT_NE(markup::words(field.text()).find("Error:  Enter a date"), std::string::npos)
        << markup::words(field.text());
}

TEST(Fields, WithoutAnErrorAreNotMarked) {
    const html::Html field =
        html::text_field({.name = "name", .label = "Name", .errors = due_error});
    EXPECT_EQ(markup::count(field.text(), "aria-invalid"), 0);
    EXPECT_EQ(markup::count(field.text(), "aria-describedby"), 0);
}

TEST(Fields, HaveALabelForTheirControl) {
    const html::Html field = html::select(
        {.name = "place",
         .label = "Place",
         .choices = {{.value = "a", .label = "A"}},
         .id = "second-place"}
    );
    EXPECT_EQ(markup::count(field.text(), "for=\"second-place\""), 1);
    EXPECT_EQ(markup::count(field.text(), "id=\"second-place\" name=\"place\""), 1);
}

TEST(Fields, ATextAreaKeepsALineEndAtItsStart) {
    const html::Html field =
        html::text_area({.name = "words", .label = "Words", .value = "\nfirst"});
    EXPECT_EQ(markup::count(field.text(), ">\n\nfirst</textarea>"), 1);
}

TEST(Fields, TheFirstChoiceHasTheFieldsIdSoThatTheSummaryLinksToIt) {
    const base::FieldErrors errors{{"kind", "Choose a kind."}};
    const html::Html field = html::radios(
        {.name = "kind",
         .legend = "Kind",
         .choices = {{.value = "a", .label = "A"}, {.value = "b", .label = "B"}},
         .errors = errors}
    );
    EXPECT_EQ(markup::count(field.text(), "<input id=\"kind\""), 1);
    EXPECT_EQ(markup::count(field.text(), "<input id=\"kind-2\""), 1);
    EXPECT_EQ(markup::count(html::error_summary({.errors = errors}).text(), "href=\"#kind\""), 1);
}

TEST(Forms, PostWithTheToken) {
    const html::Html form =
        html::form({.action = html::Url("/needs"), .csrf = "t0k", .content = {}});
    EXPECT_EQ(markup::count(form.text(), "method=\"post\" action=\"/needs\""), 1);
    EXPECT_EQ(markup::count(form.text(), "name=\"csrf\" value=\"t0k\""), 1);
    EXPECT_EQ(markup::count(form.text(), "multipart"), 0);
}

TEST(Forms, ASummaryWithoutErrorsIsNothing) {
    EXPECT_TRUE(html::error_summary({.errors = {}}).empty());
}

TEST(Tables, RefuseARowThatDoesNotFit) {
    html::Table table = small_table();
    table.rows = {{html::Html("one cell")}};
    EXPECT_THROW(html::table(table), base::Error);
}

TEST(Tables, SortTheOtherWayWhenSortedAlready) {
    html::Table table = small_table();
    table.rows = {{html::Html("A"), html::Html("1")}};
    table.sorting = {.base = html::Url("/p?q=x"), .key = "name"};
    EXPECT_EQ(markup::count(html::table(table).text(), "href=\"/p?q=x&amp;sort=-name\""), 1);
    EXPECT_EQ(markup::count(html::table(table).text(), "aria-sort=\"ascending\""), 1);
    table.sorting.descending = true;
    EXPECT_EQ(markup::count(html::table(table).text(), "href=\"/p?q=x&amp;sort=name\""), 1);
    EXPECT_EQ(markup::count(html::table(table).text(), "aria-sort=\"descending\""), 1);
}

TEST(Tables, WithoutRowsShowWhatToDo) {
    html::Table table = small_table();
    table.if_empty = html::Html("<p>Add one.</p>");
    EXPECT_EQ(html::table(table).text(), "<p>Add one.</p>");
}

TEST(Pagers, NameEveryPageNearAndTheEnds) {
    const auto numbers = [](int page, int pages) {
        const html::Html drawn =
            html::pager({.base = html::Url("/p"), .page = page, .pages = pages});
        return markup::with_class(drawn.text(), "li", "pager-page").size();
    };
    EXPECT_TRUE(html::pager({.base = html::Url("/p"), .page = 1, .pages = 1}).empty());
    EXPECT_EQ(numbers(1, 2), 1U);
    EXPECT_EQ(numbers(7, 12), 4U);
    EXPECT_EQ(numbers(12, 12), 2U);
    EXPECT_EQ(numbers(500'000, 1'000'000), 4U);
}

TEST(Texts, ParagraphsKeepLinesAndDropEmptyOnes) {
    EXPECT_EQ(html::paragraphs("a\r\nb\n\n\n\nc\n").text(), "<p>a<br>b</p><p>c</p>");
    EXPECT_TRUE(html::paragraphs(" \n ").empty());
}

TEST(Texts, AnAbsentFigureIsItsWords) {
    for (const base::FigureState state :
         {base::FigureState::suppressed,
          base::FigureState::missing,
          base::FigureState::not_collected}) {
        const html::Html text = html::figure_text({.figure = samples::absent(state), .unit = "%"});
        EXPECT_NE(markup::words(text.text()).find(base::name(state)), std::string::npos);
        EXPECT_EQ(markup::count(text.text(), "0"), 0);
    }
}

TEST(Figures, HoldSentenceChartTableSourceAndDownloads) {
    html::Table table = small_table();
    table.rows = {{html::Html("A"), html::Html("1")}};
    const html::Html figure = html::figure(
        {.id = "f",
         .sentence = "Services reached everyone.",
         .chart = html::Html("<svg></svg>"),
         .table = table,
         .source = html::Html("Counted by us."),
         .downloads = {{"CSV", html::Url("/f.csv")}},
         .fold_table = true}
    );
    EXPECT_EQ(markup::count(figure.text(), "aria-labelledby=\"f-sentence\""), 1);
    EXPECT_EQ(markup::count(figure.text(), "id=\"f-sentence\""), 1);
    EXPECT_EQ(markup::count(figure.text(), "<details"), 1);
    EXPECT_NE(markup::words(figure.text()).find("CSV  of Partners"), std::string::npos)
        << markup::words(figure.text());
}
