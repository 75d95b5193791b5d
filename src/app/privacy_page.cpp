#include "app/privacy_page.hpp"

#include "app/frame.hpp"
#include "platform/html/components.hpp"

namespace app {
namespace {

html::Html privacy_words() {
    return html::section(
               {.title = "If you only read",
                .content =
                    html::Html("<p>Public pages set no cookie, load nothing from other sites, and "
                               "count visits by "
                               "kind of page only. The server's log holds no address of yours.</p>"
                    )}
           ) +
           html::section(
               {.title = "If you sign in",
                .content = html::Html(
                    "<p>Your network keeps your name, how to reach you, the roles you hold and "
                    "from when to "
                    "when. One cookie keeps you signed in; you can see and end your sessions on "
                    "your "
                    "account page.</p>"
                    "<p>What you say of yourself (ethnicity, gender, disability, languages) is "
                    "yours to give "
                    "or not. Each answer is kept with its purpose and your consent, encrypted, and "
                    "every "
                    "reading of it is written down. You can take an answer back at any time.</p>"
                )}
           ) +
           html::section(
               {.title = "What is written down, and what can be erased",
                .content = html::Html(
                    "<p>A journal records who did what and when. It holds no names, words or "
                    "contacts, only "
                    "numbers that point to them: when you are erased, they point to nothing.</p>"
                )}
           ) +
           html::section(
               {.title = "Figures about people",
                .content = html::Html(
                    "<p>Small numbers are withheld before a figure leaves its owner's own pages, "
                    "so that "
                    "nobody can be recognised. Where something is withheld, the page says so.</p>"
                )}
           ) +
           html::section(
               {.title = "What you can ask for",
                .content = html::Html(
                    "<p>To see what is kept about you, to have it corrected, or "
                    "to have it erased: ask your network "
                    "(<a href=\"#reach\">how to reach it</a>). Under the Privacy Act 2020 "
                    "they answer within 20 working "
                    "days, and you may complain to the Privacy Commissioner.</p>"
                    "<p>Your own account you can erase yourself, on its page.</p>"
                    "<p>Whoever runs this server holds its keys, and could read "
                    "what is encrypted here.</p>"
                )}
           );
}

html::Html how_to_reach(const std::vector<PublicContact>& contacts) {
    const html::Html list = html::join(contacts, [](const PublicContact& contact) {
        return html::format("<li>{}: {}</li>", contact.network, contact_link(contact));
    });
    return html::section(
        {.title = "How to reach a network",
         .content = contacts.empty()
                        ? html::Html("<p>No network here has given a public address yet: ask "
                                     "whoever told you of it.</p>")
                        : html::format(
                              "<p>To ask about what is kept here, or to take part, write to the "
                              "network.</p><ul>{}</ul>",
                              list
                          ),
         .id = "reach"}
    );
}

http::Response show_privacy(const http::Request&, http::Context& context) {
    db::Reader reader = context.database().read();
    return http::page(
        {.title = "Privacy",
         .main =
             html::page_heading(
                 {.title = "Privacy", .lead = html::Html("What is kept here about you, and why.")}
             ) +
             privacy_words() + how_to_reach(public_contacts(reader)),
         .description = "What this site keeps about people, why, and what they can ask for."}
    );
}

}  // namespace

http::Routes privacy_routes() {
    return {{http::Method::get, "/privacy", http::anyone(), show_privacy}};
}

}  // namespace app
