#include "platform/html/field.hpp"

#include "platform/html/field_parts.hpp"

#include <algorithm>

namespace html {

std::string_view error_of(Errors errors, std::string_view field) {
    const auto found =
        std::find_if(errors.begin(), errors.end(), [&](const base::FieldError& error) {
            return error.field == field;
        });
    return found == errors.end() ? std::string_view() : std::string_view(found->message);
}

FieldParts::FieldParts(
    const std::string& name,
    const std::string& given_id,
    const std::string& field_hint,
    Errors errors
)
    : id(given_id.empty() ? name : given_id), hint(field_hint), error(error_of(errors, name)) {}

Html FieldParts::hint_and_error() const {
    const Html line =
        hint.empty() ? Html() : format("<p class=\"hint\" id=\"{}-hint\">{}</p>", id, hint);
    return line + error_line();
}

Html FieldParts::error_line() const {
    return error.empty() ? Html()
                         : format(
                               "<p class=\"error\" id=\"{}-error\"><span "
                               "class=\"visually-hidden\">Error: </span>{}</p>",
                               id,
                               error
                           );
}

Html FieldParts::described() const {
    std::string by = hint.empty() ? "" : id + "-hint";
    if (!error.empty()) {
        by += (by.empty() ? "" : " ") + id + "-error";
    }
    return attribute("aria-describedby", by) +
           (error.empty() ? Html() : Html(" aria-invalid=\"true\""));
}

Html FieldParts::wrap(const Html& content) const {
    return format(
        "<div class=\"field{}\">{}</div>\n", error.empty() ? Html() : Html(" field-error"), content
    );
}

Html field_label(const FieldParts& parts, const std::string& label, bool optional, bool hidden) {
    return format(
        "<label class=\"{}\" for=\"{}\">{}{}</label>",
        hidden ? Html("visually-hidden") : Html("label"),
        parts.id,
        label,
        optional_mark(optional)
    );
}

Html width_class(Width width) {
    switch (width) {
        case Width::wide:
            return Html(" input-wide");
        case Width::medium:
            return Html(" input-medium");
        case Width::narrow:
            return Html(" input-narrow");
        case Width::full:
            break;
    }
    return {};
}

namespace {

Html text_field_kind(TextField::Kind kind) {
    switch (kind) {
        case TextField::Kind::email:
            return Html(" type=\"email\" spellcheck=\"false\"");
        case TextField::Kind::phone:
            return Html(" type=\"tel\"");
        case TextField::Kind::url:
            return Html(" type=\"url\" spellcheck=\"false\"");
        case TextField::Kind::search:
            return Html(" type=\"search\"");
        case TextField::Kind::whole_number:
            return Html(" type=\"text\" inputmode=\"numeric\"");
        case TextField::Kind::decimal:
            return Html(" type=\"text\" inputmode=\"decimal\"");
        case TextField::Kind::code:
            return Html(
                " type=\"text\" inputmode=\"numeric\" spellcheck=\"false\" autocapitalize=\"none\""
            );
        case TextField::Kind::text:
            break;
    }
    return Html(" type=\"text\"");
}

}  // namespace

Html text_field(const TextField& field) {
    const FieldParts parts(field.name, field.id, field.hint, field.errors);
    const Html control = format(
        "<input class=\"input{}\" id=\"{}\" name=\"{}\"{} value=\"{}\"{}{}{}{}>",
        width_class(field.width),
        parts.id,
        field.name,
        text_field_kind(field.kind),
        field.value,
        attribute("autocomplete", field.autocomplete),
        attribute("maxlength", field.max_length),
        attribute("lang", field.lang),
        parts.described()
    );
    const Html with_suffix =
        field.suffix.empty()
            ? control
            : format(
                  "<div class=\"with-suffix\">{}<span class=\"suffix\">{}</span></div>",
                  control,
                  field.suffix
              );
    return parts.wrap(
        field_label(parts, field.label, field.optional, field.label_hidden) +
        parts.hint_and_error() + with_suffix
    );
}

Html text_area(const TextArea& field) {
    const FieldParts parts(field.name, field.id, field.hint, field.errors);
    // A line end right after the tag is dropped by browsers: one is given, so that the text keeps
    // its own.
    const Html control = format(
        "<textarea class=\"input\" id=\"{}\" name=\"{}\" rows=\"{}\"{}{}{}>\n{}</textarea>",
        parts.id,
        field.name,
        field.rows,
        attribute("maxlength", field.max_length),
        attribute("lang", field.lang),
        parts.described(),
        field.value
    );
    return parts.wrap(
        field_label(parts, field.label, field.optional) + parts.hint_and_error() + control
    );
}

Html date_field(const DateField& field) {
    const FieldParts parts(field.name, field.id, field.hint, field.errors);
    const Html control = format(
        "<input class=\"input input-medium\" id=\"{}\" name=\"{}\" type=\"date\" "
        "value=\"{}\"{}{}{}{}>",
        parts.id,
        field.name,
        field.value,
        attribute("min", field.earliest),
        attribute("max", field.latest),
        attribute("autocomplete", field.autocomplete),
        parts.described()
    );
    return parts.wrap(
        field_label(parts, field.label, field.optional) + parts.hint_and_error() + control
    );
}

Html file_field(const FileField& field) {
    const FieldParts parts(field.name, field.id, field.hint, field.errors);
    const Html control = format(
        "<input class=\"file\" id=\"{}\" name=\"{}\" type=\"file\"{}{}>",
        parts.id,
        field.name,
        attribute("accept", field.accept),
        parts.described()
    );
    return parts.wrap(
        field_label(parts, field.label, field.optional) + parts.hint_and_error() + control
    );
}

Html hidden_field(const HiddenField& field) {
    return format("<input type=\"hidden\" name=\"{}\" value=\"{}\">", field.name, field.value);
}

}  // namespace html
