#include "agenda/word_store.hpp"

#include "agenda/agenda.hpp"
#include "base/text.hpp"
#include "network/network.hpp"

#include <algorithm>

namespace agenda {
namespace {

constexpr db::Sql word_columns =
    "select id, term, language, definition, source, adopted_on, dropped_on from glossary_terms";

Word word_of(const db::Row& row) {
    return {
        row.text("id"),
        {row.text("term"),
         row.text("language"),
         row.text("definition"),
         row.text("source"),
         row.text("adopted_on")},
        row.optional_date("dropped_on")};
}

db::Params word_params(std::string_view network_id, std::string_view id, const WordForm& form) {
    return {
        {"id", id},
        {"network", network_id},
        {"term", form.term},
        {"language", form.language},
        {"definition", form.definition},
        {"source", form.source},
        {"adopted_on", form.adopted_on},
        {"search_key", base::search_key(form.term + " " + form.definition)}};
}

}  // namespace

std::vector<Word> list_words(
    db::Reader& reader, std::string_view network_id, const std::string& query, WordUse use
) {
    db::SqlText sql("/* glossary_terms.list */");
    sql += word_columns;
    sql += "where network_id = :network";
    sql += use == WordUse::used ? db::Sql("and dropped_on is null")
                                : db::Sql("and dropped_on is not null");
    db::Params params{{"network", network_id}};
    if (!query.empty()) {
        sql += "and search_key like :words";
        params.push_back({"words", "%" + base::search_key(query) + "%"});
    }
    std::vector<Word> words;
    for (const db::Row& row : reader.query(sql, params)) {
        words.push_back(word_of(row));
    }
    std::sort(words.begin(), words.end(), [](const Word& left, const Word& right) {
        return base::collates_before(left.form.term, right.form.term);
    });
    return words;
}

std::optional<Word> find_word(
    db::Reader& reader, std::string_view network_id, std::string_view word_id
) {
    db::SqlText sql("/* glossary_terms.find */");
    sql += word_columns;
    sql += "where network_id = :network and id = :id";
    const auto row = reader.find(sql, {{"network", network_id}, {"id", word_id}});
    return row ? std::optional(word_of(*row)) : std::nullopt;
}

std::string insert_word(
    db::Transaction& transaction, std::string_view network_id, const WordForm& form
) {
    const std::string id = base::new_uuid();
    transaction.execute(
        R"(/* glossary_terms.insert */
        insert into glossary_terms (id, network_id, term, language, definition, source, adopted_on,
                                    search_key)
        values (:id, :network, :term, :language, :definition, :source, :adopted_on, :search_key))",
        word_params(network_id, id, form)
    );
    return id;
}

void update_word(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view word_id,
    const WordForm& form
) {
    transaction.execute(
        R"(/* glossary_terms.update */
        update glossary_terms set term = :term, language = :language, definition = :definition,
               source = :source, adopted_on = :adopted_on, search_key = :search_key
        where id = :id and network_id = :network)",
        word_params(network_id, word_id, form)
    );
}

void drop_word(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view word_id,
    std::optional<base::Date> on
) {
    transaction.execute(
        R"(/* glossary_terms.drop */
        update glossary_terms set dropped_on = :on where id = :id and network_id = :network)",
        {{"id", word_id}, {"network", network_id}, {"on", on}}
    );
}

std::vector<GlossaryWord> list_glossary(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
) {
    network::get_network_by_id(reader, viewer, network_id);
    std::vector<GlossaryWord> words;
    for (const Word& word : list_words(reader, network_id)) {
        words.push_back({word.form.term, word.form.language, word.form.definition});
    }
    return words;
}

}  // namespace agenda
