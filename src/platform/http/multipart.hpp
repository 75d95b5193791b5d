// multipart/form-data (RFC 7578), read as it comes: files go to disk piece by piece.
#pragma once

#include "platform/http/message.hpp"

#include <fstream>

namespace http {

// The boundary of a multipart/form-data content type; nothing for any other type.
std::optional<std::string> multipart_boundary(std::string_view content_type);

class MultipartReader {
public:
    // With a folder every file is streamed there; without one files stay in memory.
    explicit MultipartReader(std::string_view boundary, std::filesystem::path folder = {});
    // Removes the files that are still where they were streamed to.
    ~MultipartReader();
    MultipartReader(const MultipartReader&) = delete;
    MultipartReader& operator=(const MultipartReader&) = delete;

    // The next bytes of the body, cut anywhere. Throws Error(invalid) for a body that is not what
    // its boundary promises, Error(too_large) when its text fields exceed `text_limit` bytes.
    void feed(std::string_view bytes);
    // The form; throws Error(invalid) when the last boundary has not come.
    Form finish();

    static constexpr std::size_t text_limit = 10'000'000;
    static constexpr std::size_t part_head_limit = 8'192;

private:
    enum class State { preamble, boundary, head, data, epilogue };

    std::string_view rest() const;
    bool step();
    bool skip_to_boundary();
    bool read_boundary();
    bool read_head();
    bool read_data();
    void begin_part(std::string_view head);
    void add_data(std::string_view bytes);
    void end_part();

    std::string delimiter_;
    std::filesystem::path folder_;
    State state_ = State::preamble;
    std::string waiting_;
    std::size_t taken_ = 0;  // bytes of waiting_ that are dealt with
    Form form_;
    std::string name_;
    bool is_file_ = false;
    Upload file_;
    std::string text_;
    std::size_t text_size_ = 0;
    std::ofstream out_;
    std::vector<std::filesystem::path> written_;
};

}  // namespace http
