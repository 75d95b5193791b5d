#include "platform/html/navigation.hpp"

#include "base/text.hpp"
#include "platform/html/attributes.hpp"

#include <algorithm>

namespace html {

Html breadcrumb(const Breadcrumb& breadcrumb) {
    Html items = join(breadcrumb.parents, [](const Link& parent) {
        return parent.url.empty()
                   ? format("<li>{}</li>", parent.label)
                   : format("<li><a href=\"{}\">{}</a></li>", parent.url, parent.label);
    });
    if (!breadcrumb.here.empty()) {
        items += format("<li><span aria-current=\"page\">{}</span></li>", breadcrumb.here);
    }
    return format("<nav class=\"breadcrumb\" aria-label=\"Breadcrumb\"><ol>{}</ol></nav>\n", items);
}

Html tabs(const Tabs& tabs) {
    const Html items = join(tabs.tabs, [](const Tab& tab) {
        const Html count =
            tab.count
                ? format(" <span class=\"tab-count\">{}</span>", base::with_commas(*tab.count))
                : Html();
        const Html current = tab.selected ? Html(" aria-current=\"page\"") : Html();
        return format("<li><a href=\"{}\"{}>{}{}</a></li>", tab.url, current, tab.label, count);
    });
    return format("<nav class=\"tabs\" aria-label=\"{}\"><ul>{}</ul></nav>\n", tabs.label, items);
}

namespace {

Html pager_link(const Pager& pager, int page, Literal css_class, const Html& label) {
    const Url to = pager.base.with(pager.parameter, std::to_string(page));
    return format("<li class=\"{}\"><a href=\"{}\">{}</a></li>", Html(css_class), to, label);
}

Html pager_number(const Pager& pager, int page) {
    if (page == pager.page) {
        return format(
            "<li><span class=\"pager-here\" aria-current=\"page\">{}<span class=\"pager-of\"> of "
            "{}</span></span></li>",
            page,
            pager.pages
        );
    }
    return pager_link(
        pager, page, "pager-page", format("<span class=\"visually-hidden\">Page </span>{}", page)
    );
}

// The first, the last, and those beside the present one; a gap in words of dots between.
Html pager_numbers(const Pager& pager) {
    Html numbers;
    int shown = 0;
    for (int page = 1; page <= pager.pages; ++page) {
        const bool near = std::abs(page - pager.page) <= 1;
        if (!near && page != 1 && page != pager.pages) {
            page = std::max(page, page < pager.page ? pager.page - 2 : pager.pages - 1);
            continue;
        }
        if (page != shown + 1) {
            numbers += Html("<li class=\"pager-gap\" aria-hidden=\"true\">…</li>");
        }
        numbers += pager_number(pager, page);
        shown = page;
    }
    return numbers;
}

}  // namespace

Html pager(const Pager& pager) {
    if (pager.pages <= 1) {
        return {};
    }
    Html items;
    if (pager.page > 1) {
        items += pager_link(
            pager,
            pager.page - 1,
            "pager-step",
            Html("<span aria-hidden=\"true\">←</span> Previous<span class=\"visually-hidden\"> "
                 "page</span>")
        );
    }
    items += pager_numbers(pager);
    if (pager.page < pager.pages) {
        items += pager_link(
            pager,
            pager.page + 1,
            "pager-step",
            Html("Next<span class=\"visually-hidden\"> page</span> <span "
                 "aria-hidden=\"true\">→</span>")
        );
    }
    return format(
        "<nav class=\"pager\" aria-label=\"{}\"><ul>{}</ul></nav>\n", pager.things, items
    );
}

Html disclosure(const Disclosure& disclosure) {
    return format(
        "<details class=\"disclosure\"{}{}><summary>{}</summary><div "
        "class=\"disclosure-body\">{}</div></details>\n",
        attribute("id", disclosure.id),
        flag("open", disclosure.open),
        disclosure.summary,
        disclosure.content
    );
}

}  // namespace html
