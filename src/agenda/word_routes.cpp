#include "agenda/handling.hpp"
#include "agenda/routes.hpp"
#include "agenda/word_views.hpp"
#include "platform/download/download.hpp"

namespace agenda {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

WordForm read_word_form(const http::Form& form) {
    return {
        .term = form.text("term"),
        .language = form.text("language"),
        .definition = form.text("definition"),
        .source = form.text("source"),
        .adopted_on = form.text("adopted_on")};
}

std::string word_stamp(const WordForm& form) {
    return stamp_of({form.term, form.language, form.definition, form.source, form.adopted_on});
}

Word get_word(db::Reader& reader, const Setting& setting, const Request& request) {
    auto found = find_word(reader, setting.network.id, request.parameter("word"));
    if (!found) {
        base::throw_not_found("This word");
    }
    return *found;
}

Response download_words(
    const Request& request,
    const Context& context,
    const Setting& setting,
    const std::vector<Word>& words
) {
    std::vector<tables::Row> rows;
    for (const Word& word : words) {
        rows.push_back(
            {word.form.term,
             word.form.language,
             word.form.definition,
             word.form.source,
             day_cell(word.form.adopted_on)}
        );
    }
    return download::answer(
        request,
        context,
        {.stem = setting.network.slug + "-words",
         .title = "Our words",
         .author = setting.network.name},
        {.name = "Our words",
         .header = {"Word", "Language", "Meaning", "Source", "Adopted"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response list_words_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const std::string query = request.query.text("q");
    const bool dropped = request.query.has("dropped");
    const auto words =
        list_words(reader, setting.network.id, query, dropped ? WordUse::dropped : WordUse::used);
    if (download::is_asked(request)) {
        return as_public(
            reader, context, setting, download_words(request, context, setting, words)
        );
    }
    return agenda_response(
        reader,
        context,
        setting,
        {.title = "Our words",
         .main = word_list_page({setting, words, query, dropped}),
         .nav = "words"}
    );
}

Response word_form_response(const WordFormPage& page) {
    return form_response(
        page.own_id.empty() ? "Adopt a word" : "Change a word",
        word_form_page(page),
        page.errors,
        "words"
    );
}

Response new_word(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    return word_form_response(
        {.setting = setting,
         .form = {.adopted_on = base::date_in(context.now(), setting.network.zone).iso()}}
    );
}

Response edit_word(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Word word = get_word(reader, setting, request);
    return word_form_response(
        {.setting = setting, .own_id = word.id, .form = word.form, .stamp = word_stamp(word.form)}
    );
}

Response back_to_words(const Setting& setting, std::string_view notice) {
    return http::with_notice(
        http::redirect(html::url("/n/{}/words", setting.network.slug)), notice
    );
}

Response save_word(const Request& request, Context& context) {
    const bool is_new = !request.parameters.contains("word");
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    WordFormPage page{.setting = setting, .form = read_word_form(request.form)};
    page.errors = validate(page.form);
    if (!is_new) {
        const Word before = get_word(tx, setting, request);
        page.own_id = before.id;
        page.stamp = word_stamp(before.form);
        check_stamp(request, page.stamp, page.errors, "term");
    }
    if (!page.errors.empty()) {
        return word_form_response(page);
    }
    try {
        std::string id = page.own_id;
        if (is_new) {
            id = insert_word(tx, setting.network.id, page.form);
        } else {
            update_word(tx, setting.network.id, id, page.form);
        }
        record(
            tx, context, setting, {is_new ? "word.adopted" : "word.changed", {"word", id}, true}
        );
        tx.commit();
    } catch (const db::Conflict&) {
        page.errors = {
            {"term", "This network has that word already; it may be among those no longer used."}};
        return word_form_response(page);
    }
    return back_to_words(setting, is_new ? "The word was adopted." : "The word was saved.");
}

Response set_word_dropped(const Request& request, Context& context, bool drop) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    const Word word = get_word(tx, setting, request);
    const base::Date today = base::date_in(context.now(), setting.network.zone);
    drop_word(tx, setting.network.id, word.id, drop ? std::optional(today) : std::nullopt);
    record(
        tx, context, setting, {drop ? "word.dropped" : "word.taken_back", {"word", word.id}, true}
    );
    tx.commit();
    return back_to_words(
        setting,
        drop ? "The word was set aside; it can be taken back from those no longer used."
             : "The word was taken back."
    );
}

Response set_word_aside(const Request& request, Context& context) {
    return set_word_dropped(request, context, true);
}

Response take_word_back(const Request& request, Context& context) {
    return set_word_dropped(request, context, false);
}

}  // namespace

http::Routes word_routes() {
    using http::Method;
    const auto edits = http::in_network(Permission::edit_agenda);
    return {
        {Method::get, "/n/{network}/words", http::anyone(), list_words_page},
        {Method::post, "/n/{network}/words", edits, save_word},
        {Method::get, "/n/{network}/words/new", edits, new_word},
        {Method::post, "/n/{network}/words/{word}", edits, save_word},
        {Method::get, "/n/{network}/words/{word}/edit", edits, edit_word},
        {Method::post, "/n/{network}/words/{word}/drop", edits, set_word_aside},
        {Method::post, "/n/{network}/words/{word}/take-back", edits, take_word_back},
    };
}

}  // namespace agenda
