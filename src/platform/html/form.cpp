#include "platform/html/form.hpp"

#include "platform/html/attributes.hpp"

namespace html {
namespace {

Html button_class(ButtonKind kind) {
    switch (kind) {
        case ButtonKind::secondary:
            return Html("button button-secondary");
        case ButtonKind::quiet:
            return Html("button button-quiet");
        case ButtonKind::danger:
            return Html("button button-danger");
        case ButtonKind::primary:
            break;
    }
    return Html("button");
}

Html button_context(const std::string& context) {
    return context.empty() ? Html() : format("<span class=\"visually-hidden\"> {}</span>", context);
}

}  // namespace

Html form(const Form& form) {
    return format(
        "<form class=\"form\" method=\"post\" action=\"{}\"{}{}{} novalidate>{}{}</form>\n",
        form.action,
        form.multipart ? Html(" enctype=\"multipart/form-data\"") : Html(),
        attribute("id", form.id),
        attribute("aria-label", form.label),
        hidden_field({.name = "csrf", .value = form.csrf}),
        form.content
    );
}

Html button(const Button& button) {
    return format(
        "<button class=\"{}\" type=\"submit\"{}{}>{}{}</button>",
        button_class(button.kind),
        attribute("name", button.name),
        attribute("value", button.value),
        button.label,
        button_context(button.context)
    );
}

Html button_link(const ButtonLink& button) {
    return format(
        "<a class=\"{}\" href=\"{}\">{}{}</a>",
        button_class(button.kind),
        button.url,
        button.label,
        button_context(button.context)
    );
}

Html button_row(const std::vector<Html>& buttons) {
    return format("<div class=\"buttons\">{}</div>\n", join(buttons, [](const Html& one) {
                      return one;
                  }));
}

Html post_button(const PostButton& button) {
    return format(
        "<form class=\"post-button\" method=\"post\" action=\"{}\">{}{}<button class=\"{}\" "
        "type=\"submit\">{}{}</button></form>",
        button.action,
        hidden_field({.name = "csrf", .value = button.csrf}),
        join(button.fields, hidden_field),
        button_class(button.kind),
        button.label,
        button_context(button.context)
    );
}

Html error_summary(const ErrorSummary& summary) {
    if (summary.errors.empty()) {
        return {};
    }
    const Html items = join(summary.errors, [](const base::FieldError& error) {
        return error.field.empty()
                   ? format("<li>{}</li>", error.message)
                   : format(
                         "<li><a href=\"{}\">{}</a></li>", url("#{}", error.field), error.message
                     );
    });
    return format(
        "<div class=\"error-summary\" role=\"alert\" aria-labelledby=\"error-summary-title\" "
        "tabindex=\"-1\" autofocus>"
        "<h2 id=\"error-summary-title\">{}</h2><ul>{}</ul></div>\n",
        summary.title,
        items
    );
}

Html fieldset(const Fieldset& fieldset) {
    const Html hint =
        fieldset.hint.empty() ? Html() : format("<p class=\"hint\">{}</p>", fieldset.hint);
    return format(
        "<fieldset class=\"fieldset\"><legend>{}</legend>{}{}</fieldset>\n",
        fieldset.legend,
        hint,
        fieldset.content
    );
}

Html filter_bar(const FilterBar& bar) {
    Html words;
    if (bar.has_query) {
        words = text_field(
            {.name = bar.parameter,
             .label = bar.placeholder_label,
             .value = bar.query,
             .kind = TextField::Kind::search,
             .width = Width::full}
        );
    }
    const Html clear = bar.clear.empty()
                           ? Html()
                           : format("<a class=\"filter-clear\" href=\"{}\">Clear</a>", bar.clear);
    const Html summary =
        bar.summary.empty()
            ? Html()
            : format("<p class=\"filter-summary\" role=\"status\">{}</p>", bar.summary);
    return format(
        "<form class=\"filter-bar\" method=\"get\" action=\"{}\" role=\"search\" aria-label=\"{}\">"
        "<div class=\"filter-fields\">{}{}<div "
        "class=\"filter-actions\">{}{}</div></div>{}</form>\n",
        bar.action,
        bar.label,
        words,
        bar.fields,
        button({.label = "Show", .kind = ButtonKind::secondary}),
        clear,
        summary
    );
}

}  // namespace html
