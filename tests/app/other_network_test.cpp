// Someone who runs a network of this instance is a stranger in every other one: each route with a
// network in its address is asked as the coordinator of another, for things that are really there.
#include "app/demo_program.hpp"
#include "demo/demo.hpp"
#include "network/network.hpp"
#include "platform/auth/account.hpp"

#include <gtest/gtest.h>

#include <map>

namespace {

using Kind = http::Access::Kind;

constexpr const char* elsewhere = "elsewhere";

// One thing of the demonstration for each parameter of a path.
struct RealThing {
    const char* parameter;
    db::Sql sql;
};
constexpr RealThing real_things[] = {
    {"action", "/* test.action */ select max(id) as id from actions"},
    {"break", "/* test.break */ select max(id) as id from measure_breaks"},
    {"framework", "/* test.framework */ select max(id) as id from frameworks"},
    {"group", "/* test.group */ select max(id) as id from groups"},
    {"import", "/* test.import */ select max(id) as id from imports"},
    {"initiative", "/* test.initiative */ select max(id) as id from initiatives"},
    {"measure", "/* test.measure */ select max(slug) as id from measures"},
    {"member", "/* test.member */ select max(id) as id from group_members"},
    {"need", "/* test.need */ select max(id) as id from needs where not is_public"},
    {"organisation", "/* test.partner */ select max(id) as id from organisations"},
    {"outcome", "/* test.outcome */ select max(id) as id from outcomes"},
    {"person", R"(/* test.person */ select max(p.id) as id
        from people p join networks n on n.id = p.network_id where n.slug = 'kowhai-bay')"},
    {"place", "/* test.place */ select max(id) as id from places"},
    {"priority", "/* test.priority */ select max(id) as id from priorities"},
    {"return", "/* test.return */ select max(id) as id from returns"},
    {"role", R"(/* test.role */ select max(r.id) as id
        from network_roles r join networks n on n.id = r.network_id where n.slug = 'kowhai-bay')"},
    {"stage", "/* test.stage */ select max(id) as id from framework_stages"},
    {"target", "/* test.target */ select max(id) as id from targets"},
    {"word", "/* test.word */ select max(id) as id from glossary_terms"},
};

std::map<std::string, std::string> parameters_of_the_demonstration() {
    std::map<std::string, std::string> values{
        {"network", demo::slug}, {"version", "1"}, {"other", "2"}, {"kind", "ethnicity"}};
    db::Reader reader = demo_program().database().read();
    for (const RealThing& thing : real_things) {
        values[thing.parameter] = reader.find(thing.sql)->text_or("id", "");
    }
    return values;
}

// The path with its parameters filled in; an id of nothing for what the demonstration has none of.
std::string target_of(const std::string& path, const std::map<std::string, std::string>& values) {
    std::string target;
    for (std::size_t at = 0; at < path.size();) {
        if (path[at] != '{') {
            target += path[at++];
            continue;
        }
        const std::size_t end = path.find('}', at);
        const auto value = values.find(path.substr(at + 1, end - at - 1));
        const bool is_known = value != values.end() && !value->second.empty();
        target += is_known ? value->second : "0191f3a2-0000-7000-8000-000000000000";
        at = end + 1;
    }
    return target;
}

// The cookies of the coordinator of a network that has nothing to do with the demonstration's.
std::string sign_in_elsewhere() {
    demo_program().database().change([](db::Transaction& tx) {
        const base::Instant now = demo_program().clock().now();
        const base::Viewer system = base::Viewer::system();
        const std::string network = network::create_network(
            tx,
            now,
            system,
            {.id = "",
             .slug = elsewhere,
             .name = "Elsewhere",
             .kind = "community",
             .purpose = "",
             .zone = std::string(base::default_zone)}
        );
        const std::string email = std::string(elsewhere) + "@demo.example";
        const auto account =
            auth::create_account(tx, now, {.email = email, .name = "Ana Elsewhere"});
        const std::string person = network::create_person(
            tx,
            now,
            system,
            network,
            {.name = "Ana Elsewhere", .email = email, .account_id = account.id}
        );
        network::give_role(tx, now, system, network, person, network::Role::coordinator);
    });
    return sign_in(elsewhere);
}

}  // namespace

TEST(OtherNetwork, ItsCoordinatorFindsHereWhatAStrangerFindsAndNothingElse) {
    const std::string cookies = sign_in_elsewhere();
    const std::string own_form = std::string("/n/") + elsewhere + "/people/new";
    ASSERT_EQ(200, ask(own_form, cookies).status);
    const auto values = parameters_of_the_demonstration();
    int asked = 0;
    for (const http::Route& route : demo_program().dispatcher().routes()) {
        if (route.path.find("{network}") == std::string::npos) {
            continue;
        }
        ++asked;
        const std::string target = target_of(route.path, values);
        const bool reads = http::is_safe(route.method);
        const int status = reads ? ask(target, cookies).status
                                 : post_form(target, own_form, "understood=yes", cookies).status;
        const bool is_open = route.access.kind == Kind::anyone;
        EXPECT_EQ(is_open ? ask(target).status : 404, status)
            << http::name(route.method) << " " << target;
    }
    EXPECT_GT(asked, 100);
}
