#include "network/organisation_store.hpp"

#include "base/text.hpp"
#include "network/nullable.hpp"

namespace network {
namespace {

std::string like_words(const std::string& query) {
    return query.empty() ? "" : "%" + base::search_key(query) + "%";
}

void add_filter(db::SqlText& sql, db::Params& params, const OrganisationFilter& filter) {
    sql += "where network_id = :network";
    if (!filter.query.empty()) {
        sql += "and search_key like :words";
        params.push_back({"words", like_words(filter.query)});
    }
    if (!filter.sector.empty()) {
        sql += "and sector = :sector";
        params.push_back({"sector", filter.sector});
    }
    if (filter.has_left) {
        sql += "and left_on < :today";
    } else {
        sql += "and (left_on is null or left_on >= :today)";
    }
    params.push_back({"today", filter.today});
}

void add_order(db::SqlText& sql, const std::string& sort) {
    if (sort == "-name") {
        sql += "order by search_key desc, id";
    } else if (sort == "joined") {
        sql += "order by coalesce(joined_on, ''), search_key, id";
    } else if (sort == "-joined") {
        sql += "order by coalesce(joined_on, '') desc, search_key, id";
    } else {
        sql += "order by search_key, id";
    }
}

void write_lists(
    db::Transaction& transaction, const std::string& organisation_id, const OrganisationForm& form
) {
    transaction.execute(
        "/* organisation_kinds.clear */ delete from organisation_kinds where organisation_id = :id",
        {{"id", organisation_id}}
    );
    for (const std::string& kind : form.kinds) {
        transaction.execute(
            R"(/* organisation_kinds.insert */
            insert into organisation_kinds (organisation_id, kind) values (:id, :kind)
            on conflict do nothing)",
            {{"id", organisation_id}, {"kind", kind}}
        );
    }
    transaction.execute(
        "/* organisation_places.clear */ delete from organisation_places where organisation_id = "
        ":id",
        {{"id", organisation_id}}
    );
    for (const std::string& place : form.place_ids) {
        transaction.execute(
            R"(/* organisation_places.insert */
            insert into organisation_places (organisation_id, place_id) values (:id, :place)
            on conflict do nothing)",
            {{"id", organisation_id}, {"place", place}}
        );
    }
}

db::Params organisation_params(std::string_view network_id, const OrganisationForm& form) {
    return {
        {"network", network_id},
        {"name", form.name},
        {"sector", form.sector},
        {"description", form.description},
        {"website", null_if_empty(form.website)},
        {"email", null_if_empty(form.email)},
        {"phone", null_if_empty(form.phone)},
        {"is_maori", form.is_maori},
        {"charity_number", null_if_empty(form.charity_number)},
        {"nzbn", null_if_empty(form.nzbn)},
        {"hpi", null_if_empty(form.hpi_organisation_id)},
        {"joined_on", null_if_empty(form.joined_on)},
        {"search_key", base::search_key(form.name)}};
}

std::vector<std::string> texts(const db::Rows& rows, std::string_view column) {
    std::vector<std::string> values;
    for (const db::Row& row : rows) {
        values.push_back(row.text(column));
    }
    return values;
}

}  // namespace

std::vector<OrganisationLine> list_organisations(
    db::Reader& reader, std::string_view network_id, const OrganisationFilter& filter
) {
    db::SqlText sql(R"(/* organisations.list */
        select id, name, sector, is_maori, joined_on, left_on from organisations)");
    db::Params params{{"network", network_id}, {"limit", filter.limit}, {"offset", filter.offset}};
    add_filter(sql, params, filter);
    add_order(sql, filter.sort);
    sql += "limit :limit offset :offset";
    std::vector<OrganisationLine> lines;
    for (const db::Row& row : reader.query(sql, params)) {
        lines.push_back(
            {row.text("id"),
             row.text("name"),
             row.text("sector"),
             row.boolean("is_maori"),
             row.optional_date("joined_on"),
             row.optional_date("left_on")}
        );
    }
    return lines;
}

std::int64_t count_organisations(
    db::Reader& reader, std::string_view network_id, const OrganisationFilter& filter
) {
    db::SqlText sql("/* organisations.count */ select count(*) as n from organisations");
    db::Params params{{"network", network_id}};
    add_filter(sql, params, filter);
    return reader.find(sql, params)->integer("n");
}

std::optional<Organisation> find_organisation_record(
    db::Reader& reader, std::string_view network_id, std::string_view organisation_id
) {
    const db::Params by_id{{"id", organisation_id}, {"network", network_id}};
    const auto row = reader.find(
        R"(/* organisations.find */
        select id, name, sector, description, website, email, phone, is_maori, charity_number, nzbn,
               hpi_organisation_id, joined_on, left_on, leaving_reason
        from organisations where id = :id and network_id = :network)",
        by_id
    );
    if (!row) {
        return std::nullopt;
    }
    const db::Rows kinds = reader.query(
        "/* organisation_kinds.of */ select kind from organisation_kinds where organisation_id = "
        ":id order by kind",
        {{"id", organisation_id}}
    );
    const db::Rows places = reader.query(
        "/* organisation_places.of */ select place_id from organisation_places where "
        "organisation_id = :id",
        {{"id", organisation_id}}
    );
    return Organisation{
        row->text("id"),
        {row->text("name"),
         row->text("sector"),
         texts(kinds, "kind"),
         row->text("description"),
         row->text_or("website", ""),
         row->text_or("email", ""),
         row->text_or("phone", ""),
         row->boolean("is_maori"),
         row->text_or("charity_number", ""),
         row->text_or("nzbn", ""),
         row->text_or("hpi_organisation_id", ""),
         row->text_or("joined_on", ""),
         texts(places, "place_id")},
        row->optional_date("left_on"),
        row->text_or("leaving_reason", "")};
}

std::vector<OrganisationName> list_partners_of_place(
    db::Reader& reader, std::string_view network_id, std::string_view place_id, base::Date today
) {
    std::vector<OrganisationName> partners;
    for (const db::Row& row : reader.query(
             R"(/* organisations.of_place */
             select o.id as id, o.name as name, o.is_maori as is_maori
             from organisations o join organisation_places s on s.organisation_id = o.id
             where o.network_id = :network and s.place_id = :place
               and (o.left_on is null or o.left_on >= :today)
             order by o.search_key, o.id)",
             {{"network", network_id}, {"place", place_id}, {"today", today}}
         )) {
        partners.push_back({row.text("id"), row.text("name"), row.boolean("is_maori")});
    }
    return partners;
}

std::string insert_organisation(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const OrganisationForm& form
) {
    const std::string id = base::new_uuid();
    db::Params params = organisation_params(network_id, form);
    params.push_back({"id", id});
    params.push_back({"now", now});
    transaction.execute(
        R"(/* organisations.insert */
        insert into organisations (id, network_id, name, sector, description, website, email, phone,
               is_maori, charity_number, nzbn, hpi_organisation_id, joined_on, search_key, created_at)
        values (:id, :network, :name, :sector, :description, :website, :email, :phone,
               :is_maori, :charity_number, :nzbn, :hpi, :joined_on, :search_key, :now))",
        params
    );
    write_lists(transaction, id, form);
    return id;
}

void update_organisation(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view organisation_id,
    const OrganisationForm& form
) {
    db::Params params = organisation_params(network_id, form);
    params.push_back({"id", organisation_id});
    transaction.execute(
        R"(/* organisations.update */
        update organisations set name = :name, sector = :sector, description = :description,
               website = :website, email = :email, phone = :phone, is_maori = :is_maori,
               charity_number = :charity_number, nzbn = :nzbn, hpi_organisation_id = :hpi,
               joined_on = :joined_on, search_key = :search_key
        where id = :id and network_id = :network)",
        params
    );
    write_lists(transaction, std::string(organisation_id), form);
}

void set_leaving(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view organisation_id,
    const LeavingForm& leaving
) {
    transaction.execute(
        R"(/* organisations.leave */
        update organisations set left_on = :left_on, leaving_reason = :reason
        where id = :id and network_id = :network)",
        {{"id", organisation_id},
         {"network", network_id},
         {"left_on", null_if_empty(leaving.left_on)},
         {"reason", null_if_empty(leaving.reason)}}
    );
}

std::vector<OrganisationName> list_partner_names(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id, base::Instant now
) {
    const Network network = get_network_by_id(reader, viewer, network_id);
    std::vector<OrganisationName> partners;
    for (const db::Row& row : reader.query(
             R"(/* organisations.partner_names */
             select id, name, is_maori from organisations
             where network_id = :network and (left_on is null or left_on >= :today)
             order by search_key, id)",
             {{"network", network_id}, {"today", base::date_in(now, network.zone)}}
         )) {
        partners.push_back({row.text("id"), row.text("name"), row.boolean("is_maori")});
    }
    return partners;
}

std::optional<OrganisationName> find_organisation(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view organisation_id
) {
    get_network_by_id(reader, viewer, network_id);
    const auto row = reader.find(
        R"(/* organisations.name */
        select id, name, is_maori from organisations where id = :id and network_id = :network)",
        {{"id", organisation_id}, {"network", network_id}}
    );
    return row ? std::optional(OrganisationName{
                     row->text("id"), row->text("name"), row->boolean("is_maori")})
               : std::nullopt;
}

}  // namespace network
