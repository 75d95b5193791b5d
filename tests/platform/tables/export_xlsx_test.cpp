#include "platform/tables/export_xlsx.hpp"

#include "platform/tables/table_files.hpp"

#include <gmock/gmock.h>

#include <array>
#include <cstdio>

namespace {

using tables::Cell;
using tables::Row;
using tables::Sheet;
using tables_test::figure_of;
using tables_test::refusal_of;
using tables_test::sheet_of;
using ::testing::AllOf;
using ::testing::HasSubstr;

// A part of the workbook, unpacked by another program than the one that wrote it.
std::string part_of(const std::filesystem::path& workbook, const std::string& part) {
    const std::string command =
        "python3 -c 'import sys, zipfile; "
        "sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' '" +
        workbook.string() + "' '" + part + "'";
    std::string out;
    std::array<char, 4096> buffer{};
    FILE* pipe = popen(command.c_str(), "r");
    while (const std::size_t size = fread(buffer.data(), 1, buffer.size(), pipe)) {
        out.append(buffer.data(), size);
    }
    EXPECT_EQ(0, pclose(pipe)) << part;
    return out;
}

class XlsxExport : public ::testing::Test {
protected:
    void write(const std::vector<Sheet>& sheets) {
        tables::write_xlsx(
            path_,
            sheets,
            {"Coverage <by> district", "A network", "Source & licence", {1'645'000'000'000'000}}
        );
    }

    support::TemporaryFolder folder_;
    std::filesystem::path path_ = folder_.path() / "out.xlsx";
};

TEST_F(XlsxExport, WritesTypedCellsUnderAFrozenFilteredHeader) {
    write({sheet_of(
        "Coverage",
        {"district", "people", "rate", "day", "none"},
        {{"Waitemat\u0101",
          Cell(figure_of(1469), 0),
          Cell(figure_of(71.64), 1),
          base::Date{2022, 2, 9},
          Cell()},
         {"=1+1", "suppressed", "missing", base::Date{1899, 12, 31}, "not collected"}}
    )});
    const std::string xml = part_of(path_, "xl/worksheets/sheet1.xml");
    EXPECT_THAT(
        xml,
        AllOf(
            HasSubstr("<t>Waitemat\u0101</t>"),
            HasSubstr("<v>1469</v>"),
            HasSubstr("<v>71.64"),
            HasSubstr("<v>44601</v>"),
            HasSubstr("<t>1899-12-31</t>"),
            HasSubstr("<t>=1+1</t>"),
            HasSubstr("state=\"frozen\""),
            HasSubstr("<autoFilter ref=\"A1:E3\"/>")
        )
    );
    EXPECT_THAT(
        xml,
        AllOf(
            HasSubstr("<t>suppressed</t>"),
            HasSubstr("<t>missing</t>"),
            HasSubstr("<t>not collected</t>")
        )
    );
    EXPECT_THAT(xml, ::testing::Not(HasSubstr("<f>"))) << "no formula";
    EXPECT_THAT(
        part_of(path_, "xl/styles.xml"), AllOf(HasSubstr("yyyy-mm-dd"), HasSubstr("#,##0.0"))
    );
}

TEST_F(XlsxExport, ColumnsAreAsWideAsTheirTextUpToALimit) {
    write({sheet_of("Widths", {"a", "b"}, {{"x", std::string(500, 'y')}})});
    EXPECT_THAT(
        part_of(path_, "xl/worksheets/sheet1.xml"),
        AllOf(
            HasSubstr("min=\"1\" max=\"1\" width=\"10.7"),
            HasSubstr("min=\"2\" max=\"2\" width=\"62.7")
        )
    );
}

TEST_F(XlsxExport, CarriesTitleAuthorAndSource) {
    write({sheet_of("Empty", {"a"}, {})});
    EXPECT_THAT(
        part_of(path_, "docProps/core.xml"),
        AllOf(
            HasSubstr("Coverage &lt;by&gt; district"),
            HasSubstr("A network"),
            HasSubstr("Source &amp; licence"),
            HasSubstr("2022-02-16T08:26:40Z")
        )
    );
}

TEST_F(XlsxExport, SheetNamesAreMadeToFit) {
    write(
        {sheet_of("A/B: a name that is much longer than thirty-one characters", {"a"}, {}),
         sheet_of("A/B: a name that is much longer than thirty-one characters", {"a"}, {}),
         sheet_of("", {"a"}, {}),
         sheet_of("'quoted'", {"a"}, {})}
    );
    EXPECT_THAT(
        part_of(path_, "xl/workbook.xml"),
        AllOf(
            HasSubstr("name=\"A B  a name that is much longer\""),
            HasSubstr("name=\"A B  a name that is much long 2\""),
            HasSubstr("name=\"Sheet\""),
            HasSubstr("name=\"quoted\"")
        )
    );
}

TEST_F(XlsxExport, TooLongATextIsRefusedAndLeavesNoFile) {
    EXPECT_THAT(
        refusal_of(
            [&] { write({sheet_of("Notes", {"a"}, {{std::string(40'000, 'x')}})}); },
            base::Code::too_large
        ),
        AllOf(
            HasSubstr("Row 2 of \"Notes\" has a text longer than the 32,767"),
            HasSubstr("Download it as CSV instead.")
        )
    );
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(XlsxExport, TooManyRowsAreRefusedAndLeaveNoFile) {
    std::size_t made = 0;
    const Sheet sheet{"Long", {"n"}, [&](Row& row) {
                          row = {Cell()};
                          return made++ < 1'048'576;
                      }};
    EXPECT_THAT(
        refusal_of([&] { write({sheet}); }, base::Code::too_large),
        HasSubstr("more rows than the 1,048,575")
    );
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(XlsxExport, AFolderThatIsNotThereIsAnError) {
    path_ = folder_.path() / "nowhere" / "out.xlsx";
    refusal_of([&] { write({sheet_of("S", {"a"}, {})}); }, base::Code::internal);
}

}  // namespace
