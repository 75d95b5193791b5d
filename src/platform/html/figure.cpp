#include "platform/html/figure.hpp"

#include "platform/html/attributes.hpp"

namespace html {
namespace {

Html figure_downloads(const Figure& figure) {
    if (figure.downloads.empty()) {
        return {};
    }
    const Html items = join(figure.downloads, [&](const Link& download) {
        return format(
            "<li><a href=\"{}\">{}<span class=\"visually-hidden\"> of {}</span></a></li>",
            download.url,
            download.label,
            figure.table.caption
        );
    });
    return format("<div class=\"downloads\"><span>Download</span><ul>{}</ul></div>", items);
}

}  // namespace

Html figure(const Figure& figure) {
    Html figures = table(figure.table);
    if (figure.fold_table) {
        figures = disclosure({.summary = "All the figures as a table", .content = figures});
    }
    const Html sentence =
        heading(figure.level, "figure-sentence", escape(figure.sentence), figure.id + "-sentence");
    const Html note =
        figure.note.empty() ? Html() : format("<div class=\"figure-note\">{}</div>", figure.note);
    return format(
        "<figure class=\"figure\" id=\"{}\" aria-labelledby=\"{}-sentence\">{}{}{}{}"
        "<figcaption class=\"figure-source\"><div>{}</div>{}</figcaption></figure>\n",
        figure.id,
        figure.id,
        sentence,
        figure.chart,
        note,
        figures,
        figure.source,
        figure_downloads(figure)
    );
}

}  // namespace html
