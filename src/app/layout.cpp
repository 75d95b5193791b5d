#include "app/layout.hpp"

#include "app/assets.hpp"
#include "platform/html/components.hpp"

namespace app {
namespace {

html::Html layout_head(const Frame& frame) {
    html::Html head = html::format(
        "<link rel=\"stylesheet\" href=\"{}\">\n<link rel=\"icon\" href=\"{}\" "
        "type=\"image/svg+xml\">\n"
        "<link rel=\"apple-touch-icon\" href=\"{}\">\n"
        "<meta name=\"theme-color\" content=\"#fffdf8\" media=\"(prefers-color-scheme: light)\">\n"
        "<meta name=\"theme-color\" content=\"#182220\" media=\"(prefers-color-scheme: dark)\">\n",
        assets::url("app.css"),
        assets::url("logo.svg"),
        assets::url("icon-180.png")
    );
    if (!frame.description.empty()) {
        head += html::format("<meta name=\"description\" content=\"{}\">\n", frame.description);
    }
    if (!frame.is_public) {
        head += html::format(
            "<meta name=\"robots\" content=\"noindex\">\n<script src=\"{}\" defer></script>\n",
            assets::url("htmx.js")
        );
    }
    if (!frame.script.empty()) {
        head += html::format("<script src=\"{}\" defer></script>\n", assets::url(frame.script));
    }
    return head;
}

html::Html layout_brand(const Frame& frame) {
    const bool in_network = !frame.network_name.empty();
    const html::Url home = in_network ? html::url("/n/{}", frame.network_slug) : html::Url("/");
    return html::format(
        "<a class=\"brand\" href=\"{}\"><img src=\"{}\" alt=\"\" width=\"36\" "
        "height=\"36\"><span>{}</span></a>",
        home,
        assets::url("logo.svg"),
        in_network ? frame.network_name : std::string("Braid")
    );
}

html::Html layout_account(const Frame& frame) {
    if (!frame.account) {
        return html::Html("<div class=\"account\"><a href=\"/sign-in\">Sign in</a></div>");
    }
    const html::Html own = html::join(frame.account->own, [](const NavItem& item) {
        return html::link(item.url, item.label);
    });
    return html::format(
        "<div class=\"account\">{}<a href=\"{}\"><span class=\"visually-hidden\">Your account: "
        "</span>{}</a>{}</div>",
        own,
        frame.account->url,
        frame.account->label,
        html::post_button(
            {.action = frame.account->sign_out, .csrf = frame.account->csrf, .label = "Sign out"}
        )
    );
}

// Twice, for wide and narrow screens: the style sheet shows one, a screen reader finds one.
html::Html layout_nav(const Frame& frame) {
    if (frame.nav.empty()) {
        return {};
    }
    const html::Html items = html::join(frame.nav, [&](const NavItem& item) {
        const bool is_here = item.key == frame.nav_current;
        const html::Html here = is_here ? html::Html(" aria-current=\"page\"") : html::Html();
        return html::format("<li><a href=\"{}\"{}>{}</a></li>\n", item.url, here, item.label);
    });
    return html::format(
        "<nav class=\"site-nav within\" aria-label=\"Main\">"
        "<div class=\"nav-wide\"><ul>{}</ul></div>"
        "<details class=\"nav-narrow\"><summary>Menu</summary><ul>{}</ul></details></nav>\n",
        items,
        items
    );
}

html::Html layout_header(const Frame& frame) {
    html::Html banner;
    if (!frame.demo_banner.empty()) {
        banner = html::format(
            "<aside class=\"demo-banner\" aria-label=\"Demonstration\"><div "
            "class=\"within\"><p>{}</p></div></aside>\n",
            frame.demo_banner
        );
    }
    return html::format(
        "{}{}<header class=\"site-header\"><div class=\"site-top "
        "within\">{}{}</div>\n{}</header>\n",
        html::skip_link(),
        banner,
        layout_brand(frame),
        layout_account(frame),
        layout_nav(frame)
    );
}

html::Html layout_main(const Frame& frame) {
    html::Html before;
    if (!frame.notice.empty()) {
        before += html::notice(
            {.content = html::format("<p>{}</p>", frame.notice), .tone = html::Tone::good}
        );
    }
    if (frame.is_own_space) {
        before += html::notice(
            {.content =
                 html::Html("<p>The figures on this page are as they were given, before they are "
                            "made safe to publish. Please keep them among those who already have "
                            "them.</p>"),
             .tone = html::Tone::waiting,
             .title = "Not for everyone"}
        );
    }
    return html::format(
        "<main class=\"site-main within\" id=\"main\" tabindex=\"-1\">\n{}{}</main>\n",
        before,
        frame.main
    );
}

html::Html layout_footer(const Frame& frame) {
    const html::Html contacts = html::join(frame.contacts, [](const PublicContact& contact) {
        return html::format("<li>{}: {}</li>", contact.network, contact_link(contact));
    });
    const html::Html source =
        frame.source_url.empty()
            ? html::Html()
            : html::format("<li><a href=\"{}\">Source code</a></li>", frame.source_url);
    return html::format(
        "<footer class=\"site-footer\"><div class=\"within\">"
        "<p>Made with Braid, free software that networks for health equity run for themselves.</p>"
        "<ul>{}<li><a href=\"/privacy\">Privacy</a></li>{}</ul></div></footer>\n",
        contacts,
        source
    );
}

}  // namespace

html::Html contact_link(const PublicContact& contact) {
    return contact.url.empty() ? html::escape(contact.contact)
                               : html::link(contact.url, contact.contact);
}

html::Html layout(const Frame& frame) {
    std::string title = frame.title;
    for (const std::string& part : {frame.network_name, std::string("Braid")}) {
        title += part.empty() || part == frame.title ? "" : " · " + part;
    }
    return html::document(
        {.title = title,
         .head = layout_head(frame),
         .body = layout_header(frame) + layout_main(frame) + layout_footer(frame),
         .lang = frame.lang}
    );
}

}  // namespace app
