#include "network/cast.hpp"

namespace support {
namespace {

std::string add_organisation(
    db::Transaction& tx, const std::string& network_id, const std::string& name
) {
    const std::string id = base::new_uuid();
    tx.execute(
        R"(/* cast.organisation */
        insert into organisations (id, network_id, name, sector, description, is_maori, joined_on,
                                   search_key, created_at)
        values (:id, :network, :name, 'community', '', :is_maori, '2026-01-01', :name, :now))",
        {{"id", id},
         {"network", network_id},
         {"name", name},
         {"is_maori", false},
         {"now", test_now}}
    );
    return id;
}

}  // namespace

void add_person(
    TestApp& app,
    const std::string& network_id,
    const std::string& name,
    std::string_view role,
    const std::string& organisation_id
) {
    const std::string account = base::new_uuid();
    const std::string person = base::new_uuid();
    const db::Value organisation =
        organisation_id.empty() ? db::Value(nullptr) : db::Value(organisation_id);
    db::Transaction tx = app.database().write();
    tx.execute(
        R"(/* cast.person */
        insert into people (id, network_id, account_id, name, organisation_id, search_key, created_at)
        values (:id, :network, :account, :name, :organisation, :name, :now))",
        {{"id", person},
         {"network", network_id},
         {"account", account},
         {"name", name},
         {"organisation", organisation},
         {"now", test_now}}
    );
    tx.execute(
        R"(/* cast.role */
        insert into network_roles (id, network_id, person_id, role, organisation_id, starts_on)
        values (:id, :network, :person, :role, :organisation, '2026-01-01'))",
        {{"id", base::new_uuid()},
         {"network", network_id},
         {"person", person},
         {"role", role},
         {"organisation", organisation}}
    );
    tx.commit();
    app.add_account(name, account, name != "unproved");
}

Cast make_cast(TestApp& app) {
    Cast cast;
    db::Transaction tx = app.database().write();
    const base::Viewer system = base::Viewer::system();
    cast.network = network::create_network(
        tx,
        test_now,
        system,
        {.id = "",
         .slug = "braidwater",
         .name = "Braidwater Alliance",
         .kind = "alliance",
         .purpose = "Good health for everyone in Braidwater.",
         .zone = "Pacific/Auckland",
         .is_public = true,
         .suppress_below = 6}
    );
    cast.other_network = network::create_network(
        tx,
        test_now,
        system,
        {.id = "",
         .slug = "elsewhere",
         .name = "Elsewhere",
         .kind = "community",
         .purpose = "",
         .zone = "Pacific/Auckland",
         .is_public = false,
         .suppress_below = 6}
    );
    cast.locality = network::create_place(
        tx,
        test_now,
        system,
        cast.network,
        {.id = "",
         .parent_id = "",
         .name = "Braidwater",
         .kind = "locality",
         .code_system = "",
         .code = ""}
    );
    cast.partner = add_organisation(tx, cast.network, "Riverside Medical");
    tx.commit();
    add_person(app, cast.network, "coordinator", "coordinator");
    add_person(app, cast.network, "unproved", "coordinator");
    add_person(app, cast.network, "steward", "data_steward");
    add_person(app, cast.network, "member", "member");
    add_person(app, cast.network, "delegate", "partner_delegate", cast.partner);
    add_person(app, cast.other_network, "outsider", "coordinator");
    return cast;
}

}  // namespace support
