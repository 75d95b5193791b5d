#include "platform/http/multipart.hpp"

#include "base/error.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "platform/http/target.hpp"

#include <fmt/format.h>

namespace http {
namespace {

[[noreturn]] void refuse_multipart(std::string_view why) {
    throw base::Error(
        base::Code::invalid, fmt::format("This form's body cannot be read: {}.", why)
    );
}

// The value of `name` in "form-data; name=\"a\"; filename=\"b.csv\""; nothing when it is not there.
std::optional<std::string> parameter_of(std::string_view field, std::string_view name) {
    std::size_t at = field.find(';');
    while (at != std::string_view::npos) {
        field = base::trim(field.substr(at + 1));
        const std::size_t equals = field.find('=');
        if (equals == std::string_view::npos) {
            return std::nullopt;
        }
        const bool is_wanted = same_name(base::trim(field.substr(0, equals)), name);
        field = base::trim(field.substr(equals + 1));
        std::string value;
        if (field.starts_with('"')) {
            std::size_t i = 1;
            for (; i < field.size() && field[i] != '"'; ++i) {
                const bool is_escape =
                    field[i] == '\\' && i + 1 < field.size() && field[i + 1] == '"';
                value += is_escape ? field[++i] : field[i];
            }
            field = field.substr(std::min(i + 1, field.size()));
            at = field.find(';');
        } else {
            at = field.find(';');
            value = base::trim(field.substr(0, std::min(at, field.size())));
        }
        if (is_wanted) {
            return value;
        }
    }
    return std::nullopt;
}

// Browsers write a quote in a name as %22 (WHATWG HTML, multipart/form-data encoding).
std::string without_quote_escapes(std::string text) {
    for (std::size_t at = text.find("%22"); at != std::string::npos;
         at = text.find("%22", at + 1)) {
        text.replace(at, 3, "\"");
    }
    return text;
}

}  // namespace

std::optional<std::string> multipart_boundary(std::string_view content_type) {
    const std::string_view type = base::trim(content_type.substr(0, content_type.find(';')));
    if (!same_name(type, "multipart/form-data")) {
        return std::nullopt;
    }
    const auto boundary = parameter_of(content_type, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > 70) {
        refuse_multipart("its content type must name a boundary of 1 to 70 characters");
    }
    return boundary;
}

MultipartReader::MultipartReader(std::string_view boundary, std::filesystem::path folder)
    : delimiter_("\r\n--" + std::string(boundary)), folder_(std::move(folder)), waiting_("\r\n") {}

MultipartReader::~MultipartReader() {
    out_.close();
    for (const auto& path : written_) {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
}

void MultipartReader::feed(std::string_view bytes) {
    waiting_ += bytes;
    while (step()) {
    }
    waiting_.erase(0, taken_);
    taken_ = 0;
}

Form MultipartReader::finish() {
    if (state_ != State::epilogue) {
        refuse_multipart("it ends before its last boundary");
    }
    return std::move(form_);
}

std::string_view MultipartReader::rest() const {
    return std::string_view(waiting_).substr(taken_);
}

// Does what can be done with the waiting bytes; false when more must come first.
bool MultipartReader::step() {
    switch (state_) {
        case State::preamble:
            return skip_to_boundary();
        case State::boundary:
            return read_boundary();
        case State::head:
            return read_head();
        case State::data:
            return read_data();
        case State::epilogue:
            taken_ = waiting_.size();
            return false;
    }
    return false;
}

bool MultipartReader::skip_to_boundary() {
    const std::size_t at = rest().find(delimiter_);
    if (at == std::string_view::npos) {
        taken_ += rest().size() - std::min(rest().size(), delimiter_.size() - 1);
        return false;
    }
    taken_ += at + delimiter_.size();
    state_ = State::boundary;
    return true;
}

bool MultipartReader::read_boundary() {
    if (rest().size() < 2) {
        return false;
    }
    if (rest().starts_with("--")) {
        state_ = State::epilogue;
    } else if (rest().starts_with("\r\n")) {
        state_ = State::head;  // the line end stays: a part without fields ends right here
    } else {
        refuse_multipart("a boundary is not followed by a new line");
    }
    return true;
}

bool MultipartReader::read_head() {
    const std::size_t end = rest().find("\r\n\r\n");
    if (std::min(end, rest().size()) > part_head_limit) {
        refuse_multipart(fmt::format("the head of a part is longer than {} bytes", part_head_limit)
        );
    }
    if (end == std::string_view::npos) {
        return false;
    }
    begin_part(rest().substr(0, end));
    taken_ += end + 4;
    state_ = State::data;
    return true;
}

bool MultipartReader::read_data() {
    const std::size_t at = rest().find(delimiter_);
    if (at != std::string_view::npos) {
        add_data(rest().substr(0, at));
        end_part();
        taken_ += at + delimiter_.size();
        state_ = State::boundary;
        return true;
    }
    const std::size_t ready = rest().size() - std::min(rest().size(), delimiter_.size() - 1);
    add_data(rest().substr(0, ready));
    taken_ += ready;
    return false;
}

void MultipartReader::begin_part(std::string_view head) {
    std::string_view disposition;
    file_ = Upload();
    for (const std::string_view line : base::split(head, '\n')) {
        const std::string_view field = base::trim(line);
        const std::size_t colon = field.find(':');
        if (colon == std::string_view::npos) {
            continue;
        }
        const std::string_view field_name = field.substr(0, colon);
        if (same_name(field_name, "Content-Disposition")) {
            disposition = base::trim(field.substr(colon + 1));
        } else if (same_name(field_name, "Content-Type")) {
            file_.content_type =
                form_text("A file's content type", base::trim(field.substr(colon + 1)));
        }
    }
    const auto field_name = parameter_of(disposition, "name");
    if (!disposition.starts_with("form-data") || !field_name) {
        refuse_multipart("each part must have a Content-Disposition of form-data with a name");
    }
    name_ = form_text("A field's name", without_quote_escapes(*field_name));
    check_field(form_, name_);
    const auto file_name = parameter_of(disposition, "filename");
    is_file_ = file_name.has_value();
    file_.file_name = form_text("A file's name", without_quote_escapes(file_name.value_or("")));
    text_.clear();
    if (is_file_ && !folder_.empty()) {
        file_.path = folder_ / base::new_uuid();
        written_.push_back(file_.path);
        out_.open(file_.path, std::ios::binary | std::ios::trunc);
    }
}

void MultipartReader::add_data(std::string_view bytes) {
    if (!is_file_) {
        text_size_ += bytes.size();
        if (text_size_ > text_limit) {
            throw base::Error(
                base::Code::too_large,
                fmt::format(
                    "The text of a form may be at most {} bytes.", base::with_commas(text_limit)
                )
            );
        }
        text_ += bytes;
        return;
    }
    file_.size += bytes.size();
    if (folder_.empty()) {
        file_.bytes += bytes;
    } else if (!out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
        throw base::Error(base::Code::internal, "The folder for uploads cannot be written to.");
    }
}

void MultipartReader::end_part() {
    if (!is_file_) {
        form_.add(name_, form_text(name_, text_));
        return;
    }
    if (!folder_.empty()) {
        out_.close();
        if (!out_) {
            throw base::Error(base::Code::internal, "The folder for uploads cannot be written to.");
        }
    }
    const bool nothing_chosen = file_.file_name.empty() && file_.size == 0;
    if (!nothing_chosen) {
        form_.add_file(name_, std::move(file_));
    }
}

}  // namespace http
