#include "platform/db/schema.hpp"

#include <map>
#include <regex>
#include <set>

namespace {

// Lines under each table; columns keep their order, rules are sorted.
struct TableLines {
    std::vector<std::string> columns;
    std::set<std::string> rules;
};
using Tables = std::map<std::string, TableLines>;

std::string list_of(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return "(" + text + ")";
}

std::string by_convention(
    std::string table, const std::vector<std::string>& columns, const char* ending
) {
    for (const std::string& column : columns) {
        table += '_' + column;
    }
    return table + ending;
}

// "'draft'::text" and "'0'::bigint" as they were written: "'draft'", "0".
std::string plain_default(const std::string& text) {
    std::string plain = std::regex_replace(text, std::regex("::[a-z ]+"), "");
    return std::regex_replace(plain, std::regex("^'(-?[0-9]+)'$"), "$1");
}

std::string column_line(
    const std::string& name,
    const std::string& type,
    bool required,
    const std::optional<std::string>& otherwise
) {
    return "column " + name + ' ' + type + (required ? " not null" : "") +
           (otherwise ? " default " + plain_default(*otherwise) : "");
}

std::string foreign_key_line(
    const std::string& name,
    const std::vector<std::string>& columns,
    const std::string& parent,
    const std::vector<std::string>& parent_columns,
    const std::string& on_delete
) {
    return "foreign key " + name + ' ' + list_of(columns) + " to " + parent + ' ' +
           list_of(parent_columns) + (on_delete == "no action" ? "" : " on delete " + on_delete);
}

std::string lower(std::string text) {
    for (char& c : text) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return text;
}

void add_sqlite_columns(db::Reader& reader, const std::string& table, TableLines& lines) {
    std::map<std::int64_t, std::string> key;
    for (const db::Row& row : reader.query(
             R"(/* schema.columns */ select name, type, "notnull" as required, dflt_value, pk
                from pragma_table_info(:table) order by cid)",
             {{"table", table}}
         )) {
        lines.columns.push_back(column_line(
            row.text("name"),
            lower(row.text("type")),
            row.boolean("required"),
            row.optional_text("dflt_value")
        ));
        if (row.integer("pk") > 0) {
            key[row.integer("pk")] = row.text("name");
        }
    }
    std::vector<std::string> columns;
    for (const auto& [position, name] : key) {
        columns.push_back(name);
    }
    if (!columns.empty()) {
        lines.rules.insert("key " + table + "_pkey primary " + list_of(columns));
    }
}

void add_sqlite_indexes(db::Reader& reader, const std::string& table, TableLines& lines) {
    for (const db::Row& index : reader.query(
             R"(/* schema.indexes */ select name, "unique" as is_unique, origin, partial
                from pragma_index_list(:table) where origin <> 'pk')",
             {{"table", table}}
         )) {
        std::vector<std::string> columns;
        for (const db::Row& column : reader.query(
                 "/* schema.index */ select name from pragma_index_info(:name) order by seqno",
                 {{"name", index.text("name")}}
             )) {
            columns.push_back(column.text_or("name", "expression"));
        }
        if (index.text("origin") == "u") {
            lines.rules.insert(
                "key " + by_convention(table, columns, "_key") + " unique " + list_of(columns)
            );
        } else {
            lines.rules.insert(
                std::string(index.boolean("is_unique") ? "unique index " : "index ") +
                index.text("name") + ' ' + list_of(columns) +
                (index.boolean("partial") ? " partial" : "")
            );
        }
    }
}

void add_sqlite_foreign_keys(db::Reader& reader, const std::string& table, TableLines& lines) {
    struct Key {
        std::vector<std::string> columns;
        std::vector<std::string> parent_columns;
        std::string parent;
        std::string on_delete;
    };
    std::map<std::int64_t, Key> keys;
    for (const db::Row& row : reader.query(
             R"(/* schema.foreign_keys */ select id, "table" as parent, "from" as child_column,
                "to" as parent_column, on_delete from pragma_foreign_key_list(:table) order by id, seq)",
             {{"table", table}}
         )) {
        Key& key = keys[row.integer("id")];
        key.columns.push_back(row.text("child_column"));
        key.parent_columns.push_back(row.text_or("parent_column", "id"));
        key.parent = row.text("parent");
        key.on_delete = lower(row.text("on_delete"));
    }
    for (const auto& [id, key] : keys) {
        lines.rules.insert(foreign_key_line(
            by_convention(table, key.columns, "_fkey"),
            key.columns,
            key.parent,
            key.parent_columns,
            key.on_delete
        ));
    }
}

Tables sqlite_tables(db::Reader& reader) {
    Tables tables;
    for (const db::Row& row : reader.query(
             R"(/* schema.tables */ select name, sql from sqlite_schema
                where type = 'table' and name not like 'sqlite_%')"
         )) {
        const std::string table = row.text("name");
        TableLines& lines = tables[table];
        add_sqlite_columns(reader, table, lines);
        add_sqlite_indexes(reader, table, lines);
        add_sqlite_foreign_keys(reader, table, lines);
        const std::string sql = row.text("sql");
        const std::regex named_check(R"(constraint\s+(\w+)\s+check)", std::regex::icase);
        for (std::sregex_iterator match(sql.begin(), sql.end(), named_check), end; match != end;
             ++match) {
            lines.rules.insert("check " + (*match)[1].str());
        }
    }
    return tables;
}

std::vector<std::string> names_of(const std::string& comma_separated) {
    std::vector<std::string> names;
    std::size_t from = 0;
    while (from < comma_separated.size()) {
        const std::size_t comma = std::min(comma_separated.find(',', from), comma_separated.size());
        names.push_back(comma_separated.substr(from, comma - from));
        from = comma + 1;
    }
    return names;
}

void add_postgres_columns(db::Reader& reader, Tables& tables) {
    for (const db::Row& row : reader.query(
             R"(/* schema.columns */ select c.table_name, c.column_name, c.data_type,
                c.is_nullable = 'NO' as required, c.column_default
                from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                order by c.table_name, c.ordinal_position)"
         )) {
        tables[row.text("table_name")].columns.push_back(column_line(
            row.text("column_name"),
            row.text("data_type"),
            row.boolean("required"),
            row.optional_text("column_default")
        ));
    }
}

void add_postgres_constraints(db::Reader& reader, Tables& tables) {
    for (const db::Row& row : reader.query(
             R"(/* schema.constraints */ select c.conname as name, c.contype as kind, t.relname as child,
                coalesce(p.relname, '') as parent,
                (select string_agg(a.attname, ',' order by k.n) from unnest(c.conkey) with ordinality k(num, n)
                 join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num) as columns,
                coalesce((select string_agg(a.attname, ',' order by k.n) from unnest(c.confkey) with ordinality k(num, n)
                 join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num), '') as parent_columns,
                case c.confdeltype when 'c' then 'cascade' when 'n' then 'set null' when 'd' then 'set default'
                     when 'r' then 'restrict' else 'no action' end as on_delete
                from pg_constraint c join pg_class t on t.oid = c.conrelid
                left join pg_class p on p.oid = c.confrelid
                where t.relnamespace = current_schema()::regnamespace)"
         )) {
        std::set<std::string>& rules = tables[row.text("child")].rules;
        const std::string name = row.text("name");
        const auto columns = names_of(row.text_or("columns", ""));
        switch (row.text("kind")[0]) {
            case 'p':
                rules.insert("key " + name + " primary " + list_of(columns));
                break;
            case 'u':
                rules.insert("key " + name + " unique " + list_of(columns));
                break;
            case 'c':
                rules.insert("check " + name);
                break;
            default:
                rules.insert(foreign_key_line(
                    name,
                    columns,
                    row.text("parent"),
                    names_of(row.text("parent_columns")),
                    row.text("on_delete")
                ));
        }
    }
}

void add_postgres_indexes(db::Reader& reader, Tables& tables) {
    for (const db::Row& row : reader.query(
             R"(/* schema.indexes */ select i.relname as name, t.relname as child, x.indisunique as is_unique,
                x.indpred is not null as partial,
                (select string_agg(coalesce(a.attname, 'expression'), ',' order by k.n)
                 from unnest(x.indkey) with ordinality k(num, n)
                 left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.num and k.num > 0) as columns
                from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
                where t.relnamespace = current_schema()::regnamespace
                  and not exists (select 1 from pg_constraint c where c.conindid = x.indexrelid and c.contype in ('p', 'u')))"
         )) {
        tables[row.text("child")].rules.insert(
            std::string(row.boolean("is_unique") ? "unique index " : "index ") + row.text("name") +
            ' ' + list_of(names_of(row.text("columns"))) +
            (row.boolean("partial") ? " partial" : "")
        );
    }
}

}  // namespace

std::string describe_schema(db::Reader& reader) {
    Tables tables;
    if (reader.dialect() == db::Dialect::sqlite) {
        tables = sqlite_tables(reader);
    } else {
        add_postgres_columns(reader, tables);
        add_postgres_constraints(reader, tables);
        add_postgres_indexes(reader, tables);
    }
    std::string text;
    for (const auto& [name, lines] : tables) {
        text += name + '\n';
        for (const std::string& line : lines.columns) {
            text += "    " + line + '\n';
        }
        for (const std::string& line : lines.rules) {
            text += "    " + line + '\n';
        }
    }
    return text;
}
