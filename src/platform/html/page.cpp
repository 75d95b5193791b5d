#include "platform/html/page.hpp"

#include "platform/html/attributes.hpp"

namespace html {

Html document(const Document& document) {
    return format(
        "<!doctype html>\n<html lang=\"{}\"{}>\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n{}</head>\n<body>\n{}</body>\n</html>\n",
        document.lang,
        attribute("class", document.page_class),
        document.title,
        document.head,
        document.body
    );
}

Html skip_link() {
    return Html("<a class=\"skip-link\" href=\"#main\">Skip to main content</a>\n");
}

Html page_heading(const PageHeading& heading) {
    Html all;
    if (!heading.kicker.empty()) {
        all += format("<p class=\"kicker\">{}</p>", heading.kicker);
    }
    all += format("<h1{}>{}</h1>", attribute("lang", heading.title_lang), heading.title);
    if (!heading.lead.empty()) {
        all += format("<div class=\"lead\">{}</div>", heading.lead);
    }
    if (!heading.actions.empty()) {
        all += format("<div class=\"buttons\">{}</div>", heading.actions);
    }
    return format("<header class=\"page-heading\">{}</header>\n", all);
}

namespace {

// An id for a section that was given none: made of its title, so that it stays the same.
std::string section_heading_id(const Section& section) {
    std::string id = section.id.empty() ? "section-" : section.id + "-heading";
    if (section.id.empty()) {
        for (const char c : section.title) {
            const bool plain =
                (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            id += plain ? c : '-';
        }
    }
    return id;
}

}  // namespace

Html section(const Section& section) {
    const std::string heading_id = section_heading_id(section);
    const Html title = escape(section.title);
    const Html head = section.title_hidden
                          ? heading(section.level, "visually-hidden", title, heading_id)
                          : heading(section.level, "section-title", title, heading_id);
    const Html actions = section.actions.empty()
                             ? Html()
                             : format("<div class=\"section-actions\">{}</div>", section.actions);
    return format(
        "<section class=\"section\"{} aria-labelledby=\"{}\"><div "
        "class=\"section-head\">{}{}</div>{}</section>\n",
        attribute("id", section.id),
        heading_id,
        head,
        actions,
        section.content
    );
}

Html columns(const Columns& columns) {
    const Html side = columns.side_label.empty()
                          ? format("<div class=\"column-side\">{}</div>", columns.side)
                          : format(
                                "<aside class=\"column-side\" aria-label=\"{}\">{}</aside>",
                                columns.side_label,
                                columns.side
                            );
    return format(
        "<div class=\"columns\"><div class=\"column-main\">{}</div>{}</div>\n", columns.main, side
    );
}

Html side_by_side(const std::vector<Html>& parts) {
    return format("<div class=\"side-by-side\">{}</div>\n", join(parts, [](const Html& part) {
                      return format("<div>{}</div>", part);
                  }));
}

}  // namespace html
