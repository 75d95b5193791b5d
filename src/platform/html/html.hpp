// Html: text that is safe to send as markup. It is made only from a literal, by html::format
// (which escapes every argument that is not Html), or by joining Html. Nothing of ours goes inside
// <script> or style=""; data for scripts goes in data- attributes.
#pragma once

#include <fmt/core.h>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace html {

// Text written in the program.
class Literal {
public:
    consteval Literal(const char* text) : text_(text) {}  // NOLINT(google-explicit-constructor)
    std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

class Html {
public:
    Html() = default;
    // Markup written in the program: Html("<p>Hello</p>").
    explicit Html(Literal markup) : text_(markup.text()) {}

    std::string_view text() const { return text_; }
    bool empty() const { return text_.empty(); }

    Html& operator+=(const Html& more) {
        text_ += more.text_;
        return *this;
    }
    friend Html operator+(Html left, const Html& right) {
        left += right;
        return left;
    }

private:
    friend Html format_html(fmt::string_view format, fmt::format_args args);
    friend Html escape(std::string_view text);
    friend class Trusted;
    struct Made {};
    Html(Made, std::string text) : text_(std::move(text)) {}

    std::string text_;
};

// `text` with & < > " ' escaped: safe as element content and inside a quoted attribute.
Html escape(std::string_view text);

// Markup made by a component whose own job is to make it safely (charts' SVG, cmark-gfm in safe
// mode, an embedded icon). A guard lists every use.
class Trusted {
public:
    static Html html(std::string markup) { return {Html::Made{}, std::move(markup)}; }
};

// An address that may stand in href, src or action: a path of ours, http(s), mailto or tel.
class Url {
public:
    // No address: components leave out a link without one.
    Url() = default;
    // Written in the program: Url("/sign-in").
    explicit Url(Literal address) : text_(address.text()) {}
    // From run-time text: "" unless the scheme is one of ours, so that a hostile one goes nowhere.
    static Url checked(std::string_view text);

    std::string_view text() const { return text_; }
    bool empty() const { return text_.empty(); }
    // This address with one more query parameter, percent-encoded.
    Url with(std::string_view name, std::string_view value) const;

private:
    friend Url format_url(fmt::string_view format, fmt::format_args args);
    struct Made {};
    Url(Made, std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// How an argument enters a format: Html and Url as they are (a Url with & escaped), numbers as
// numbers, everything else as text to be escaped.
struct Escaped {
    std::string_view text;
};
// A path segment to be percent-encoded.
struct Segment {
    std::string_view text;
};

namespace detail {
inline std::string_view argument(const Html& html) { return html.text(); }
inline Escaped argument(const Url& url) { return {url.text()}; }
inline Escaped argument(std::string_view text) { return {text}; }
inline Escaped argument(const std::string& text) { return {text}; }
inline Escaped argument(const char* text) { return {text}; }
template <class Number>
    requires std::is_arithmetic_v<Number> && (!std::same_as<Number, bool>)
Number argument(Number number) {
    return number;
}

inline Segment segment(std::string_view text) { return {text}; }
template <class Identifier>
    requires requires(const Identifier& id) { { id.text() } -> std::convertible_to<std::string_view>; }
Segment segment(const Identifier& id) {
    return {id.text()};
}
template <std::integral Number>
Number segment(Number number) {
    return number;
}

template <class T>
using Argument = std::remove_cvref_t<decltype(argument(std::declval<const T&>()))>;
template <class T>
using SegmentOf = std::remove_cvref_t<decltype(segment(std::declval<const T&>()))>;
}  // namespace detail

Html format_html(fmt::string_view format, fmt::format_args args);
Url format_url(fmt::string_view format, fmt::format_args args);

// html::format("<li>{}</li>", name): the format is checked at compile time.
template <class... T>
Html format(fmt::format_string<detail::Argument<T>...> markup, const T&... arguments) {
    return [&](const detail::Argument<T>&... made) {
        return format_html(markup, fmt::make_format_args(made...));
    }(detail::argument(arguments)...);
}

// html::url("/n/{}/measures/{}", network.slug, measure.id): each argument one encoded path segment.
template <class... T>
Url url(fmt::format_string<detail::SegmentOf<T>...> path, const T&... segments) {
    return [&](const detail::SegmentOf<T>&... made) {
        return format_url(path, fmt::make_format_args(made...));
    }(detail::segment(segments)...);
}

// The pieces one after another, each made by `each`.
template <class Range, class Each>
Html join(const Range& range, Each each) {
    Html all;
    for (const auto& item : range) {
        all += each(item);
    }
    return all;
}

}  // namespace html

template <>
struct fmt::formatter<html::Escaped> {
    constexpr auto parse(fmt::format_parse_context& context) { return context.begin(); }
    fmt::format_context::iterator format(html::Escaped value, fmt::format_context& context) const;
};

template <>
struct fmt::formatter<html::Segment> {
    constexpr auto parse(fmt::format_parse_context& context) { return context.begin(); }
    fmt::format_context::iterator format(html::Segment value, fmt::format_context& context) const;
};
