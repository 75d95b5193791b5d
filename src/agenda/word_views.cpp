#include "agenda/word_views.hpp"

#include "platform/download/download.hpp"
#include "platform/html/attributes.hpp"

namespace agenda {
namespace {

html::Html add_word_button(const Setting& setting) {
    return setting.may_edit ? html::button_link(
                                  {"Adopt a word",
                                   html::url("/n/{}/words/new", setting.network.slug),
                                   html::ButtonKind::primary}
                              )
                            : html::Html();
}

html::Html word_filter(const WordListPage& page) {
    const html::Url all = html::url("/n/{}/words", page.setting.network.slug);
    return html::filter_bar(
        {.action = all,
         .label = "Find words",
         .fields = html::checkbox(
             {.name = "dropped", .label = "Those no longer used", .checked = page.dropped}
         ),
         .query = page.query,
         .placeholder_label = "Word or meaning",
         .clear = all,
         .summary = count_text(static_cast<std::int64_t>(page.words.size()), "word", "words")}
    );
}

html::Html no_words(const WordListPage& page) {
    if (!page.query.empty() || page.dropped) {
        return html::empty_state(
            {.title = "No word fits", .content = html::Html("Try fewer letters.")}
        );
    }
    return html::empty_state(
        {.title = "No words yet",
         .content = html::Html("Adopt the words this network uses in its own way, in whichever "
                               "language, so that everyone means the same by them."),
         .action = add_word_button(page.setting)}
    );
}

html::Html word_actions(const Setting& setting, const Word& word) {
    const std::string& slug = setting.network.slug;
    const bool is_dropped = word.dropped_on.has_value();
    return html::button_row(
        {html::button_link(
             {.label = "Change",
              .url = html::url("/n/{}/words/{}/edit", slug, word.id),
              .kind = html::ButtonKind::quiet,
              .context = word.form.term}
         ),
         html::post_button(
             {.action = is_dropped ? html::url("/n/{}/words/{}/take-back", slug, word.id)
                                   : html::url("/n/{}/words/{}/drop", slug, word.id),
              .csrf = setting.csrf,
              .label = is_dropped ? "Take back" : "Set aside",
              .context = word.form.term}
         )}
    );
}

html::Html word_term(const Word& word) {
    return html::format(
        "<dfn id=\"{}\"{}>{}</dfn>",
        word.id,
        html::attribute("lang", word.form.language),
        word.form.term
    );
}

}  // namespace

html::Html word_list_page(const WordListPage& page) {
    html::Table table{
        .caption = "Words of " + page.setting.network.name,
        .columns =
            {{.label = "Word"},
             {.label = "What we mean by it"},
             {.label = "Source"},
             {.label = "Adopted"}},
        .rows = {},
        .caption_hidden = true,
        .if_empty = no_words(page)};
    if (page.setting.may_edit) {
        table.columns.push_back({.label = "Change", .label_hidden = true});
    }
    for (const Word& word : page.words) {
        std::vector<html::Html> cells{
            word_term(word),
            html::paragraphs(word.form.definition),
            html::escape(word.form.source),
            day_or_nothing(word.form.adopted_on)};
        if (page.setting.may_edit) {
            cells.push_back(word_actions(page.setting, word));
        }
        table.rows.emplace_back(std::move(cells));
    }
    html::Url own = html::url("/n/{}/words", page.setting.network.slug);
    if (!page.query.empty()) {
        own = own.with("q", page.query);
    }
    return agenda_tabs(page.setting, "words") +
           html::page_heading(
               {.title = "Our words",
                .lead = html::Html("What this network means by the words it uses."),
                .actions = add_word_button(page.setting)}
           ) +
           word_filter(page) + html::table(table) +
           download::links(page.dropped ? own.with("dropped", "yes") : own);
}

html::Html word_form_page(const WordFormPage& page) {
    const bool is_new = page.own_id.empty();
    const WordForm& form = page.form;
    const std::string& slug = page.setting.network.slug;
    const html::Html fields =
        html::text_field(
            {.name = "term",
             .label = "Word",
             .value = form.term,
             .errors = page.errors,
             .max_length = static_cast<int>(longest_title)}
        ) +
        html::text_field(
            {.name = "language",
             .label = "Its language",
             .value = form.language,
             .hint = "As a tag: mi for te reo Māori, en for English, sm for Samoan.",
             .errors = page.errors,
             .kind = html::TextField::Kind::code,
             .width = html::Width::narrow}
        ) +
        html::text_area(
            {.name = "definition",
             .label = "What we mean by it",
             .value = form.definition,
             .errors = page.errors}
        ) +
        html::text_field(
            {.name = "source",
             .label = "Source",
             .value = form.source,
             .hint = "Who gave or agreed it.",
             .errors = page.errors,
             .optional = true}
        ) +
        html::date_field(
            {.name = "adopted_on",
             .label = "Adopted on",
             .value = form.adopted_on,
             .errors = page.errors}
        );
    return form_frame(
        {.setting = page.setting,
         .title = is_new ? "Adopt a word" : "Change a word",
         .list_label = "Our words",
         .list_folder = "words",
         .action = is_new ? html::url("/n/{}/words", slug)
                          : html::url("/n/{}/words/{}", slug, page.own_id),
         .fields = fields,
         .button = is_new ? "Adopt the word" : "Save the word",
         .errors = page.errors,
         .stamp = page.stamp}
    );
}

}  // namespace agenda
