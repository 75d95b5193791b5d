#include "platform/http/form.hpp"

#include "base/error.hpp"
#include "platform/http/multipart.hpp"
#include "platform/http/target.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace {

http::Form read_urlencoded(const std::string& text) {
    http::Form form;
    http::read_pairs(text, form);
    return form;
}

const std::string upload =
    "--x7\r\n"
    "Content-Disposition: form-data; name=\"note\"\r\n\r\n"
    "Ma\xCC\x84ori\r\n--x\r\n"
    "--x7\r\n"
    "Content-Disposition: form-data; name=\"file\"; filename=\"a %22b%22.csv\"\r\n"
    "Content-Type: text/csv\r\n\r\n"
    "one,two\r\n1,2\r\n"
    "--x7\r\n"
    "Content-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n"
    "--x7--\r\nafter the end";

std::string contents(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

void expect_upload(const http::Form& form) {
    EXPECT_EQ(form.raw("note"), "Māori\r\n--x") << "in NFC, and a half boundary is text";
    const http::Upload* file = form.file("file");
    ASSERT_NE(file, nullptr);
    EXPECT_EQ(file->file_name, "a \"b\".csv");
    EXPECT_EQ(file->content_type, "text/csv");
    EXPECT_EQ(file->size, 12u);
    EXPECT_EQ(form.file("none"), nullptr) << "no file was chosen";
}

TEST(UrlencodedForm, DecodesNormalisesAndKeepsOrder) {
    const http::Form form =
        read_urlencoded("name=+Ma%CC%84ori%20&tick=a&tick=b&empty=&bare&&a%3D=%26");
    EXPECT_EQ(form.raw("name"), " Māori ");
    EXPECT_EQ(form.text("name"), "Māori");
    EXPECT_EQ(form.all("tick"), (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(form.has("empty"));
    EXPECT_TRUE(form.has("bare"));
    EXPECT_EQ(form.raw("a="), "&");
    EXPECT_FALSE(form.has("nothing"));
    EXPECT_EQ(form.text("nothing"), "");
}

TEST(UrlencodedForm, RefusesWhatIsNotText) {
    for (const char* bad : {"a=%", "a=%4", "a=%zz", "%ff=a", "a=%C3", "a=%00", "a=%ED%A0%80"}) {
        EXPECT_THROW(read_urlencoded(bad), base::Error) << bad;
    }
}

TEST(UrlencodedForm, RefusesTooManyFieldsAndTooLongNames) {
    std::string many;
    for (std::size_t i = 0; i < http::form_field_limit; ++i) {
        many += "a=1&";
    }
    EXPECT_EQ(read_urlencoded(many).fields().size(), http::form_field_limit);
    EXPECT_THROW(read_urlencoded(many + "a=1"), base::Error);
    EXPECT_THROW(read_urlencoded(std::string(201, 'n') + "=1"), base::Error);
}

TEST(MultipartForm, ReadsTextAndFiles) {
    http::MultipartReader reader("x7");
    reader.feed(upload);
    const http::Form form = reader.finish();
    expect_upload(form);
    EXPECT_EQ(form.file("file")->bytes, "one,two\r\n1,2");
}

TEST(MultipartForm, ReadsTheSameHoweverTheBodyIsCut) {
    for (std::size_t size = 1; size < 40; ++size) {
        http::MultipartReader reader("x7");
        for (std::size_t at = 0; at < upload.size(); at += size) {
            reader.feed(std::string_view(upload).substr(at, size));
        }
        const http::Form form = reader.finish();
        expect_upload(form);
        EXPECT_EQ(form.file("file")->bytes, "one,two\r\n1,2") << size;
    }
}

TEST(MultipartForm, StreamsFilesToDiskAndRemovesThem) {
    std::filesystem::path path;
    {
        http::MultipartReader reader("x7", std::filesystem::temp_directory_path());
        reader.feed(upload);
        const http::Form form = reader.finish();
        expect_upload(form);
        path = form.file("file")->path;
        EXPECT_TRUE(form.file("file")->bytes.empty());
        EXPECT_EQ(contents(path), "one,two\r\n1,2");
    }
    EXPECT_FALSE(path.empty());
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(MultipartForm, RefusesWhatItsBoundaryDoesNotPromise) {
    const std::string disposition = "Content-Disposition: form-data; name=\"a\"\r\n\r\n";
    const std::vector<std::string> bad{
        "",
        "--x7",
        "--x7\r\n" + disposition + "text without an end",
        "--x7junk\r\n" + disposition + "\r\n--x7--",
        "--x7\r\n\r\nno disposition\r\n--x7--",
        "--x7\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n\r\n--x7--",
        "--x7\r\nContent-Disposition: form-data\r\n\r\n\r\n--x7--",
        "--x7\r\nX: " + std::string(9000, 'x') + "\r\n" + disposition + "\r\n--x7--",
        "--x7\r\n" + disposition + "not \xff text\r\n--x7--",
    };
    for (const std::string& body : bad) {
        const auto read = [&] {
            http::MultipartReader reader("x7");
            reader.feed(body);
            return reader.finish();
        };
        EXPECT_THROW(read(), base::Error) << body.substr(0, 80);
    }
}

TEST(MultipartForm, TakesItsBoundaryFromTheContentType) {
    EXPECT_EQ(http::multipart_boundary("multipart/form-data; boundary=abc"), "abc");
    EXPECT_EQ(
        http::multipart_boundary("Multipart/Form-Data; charset=utf-8; boundary=\"a b\""), "a b"
    );
    EXPECT_EQ(http::multipart_boundary("text/plain; boundary=abc"), std::nullopt);
    EXPECT_THROW(http::multipart_boundary("multipart/form-data"), base::Error);
    EXPECT_THROW(
        http::multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'x')),
        base::Error
    );
}

TEST(ReadForm, LeavesOtherBodiesAlone) {
    http::Request request;
    request.body = "{\"a\":1}";
    request.headers.add("Content-Type", "application/json");
    http::read_form(request);
    EXPECT_TRUE(request.form.fields().empty());
    EXPECT_EQ(request.body, "{\"a\":1}");
}

}  // namespace
