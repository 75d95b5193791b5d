#include "agenda/agenda_cast.hpp"

#include "support/test_app.hpp"

namespace support {
namespace {

const base::Date cast_day{2026, 11, 1};

void make_needs(
    db::Transaction& tx, const std::string& network, const std::string& mark, AgendaCast& cast
) {
    const base::Viewer system = base::Viewer::system();
    cast.need = agenda::create_need(
        tx,
        test_now,
        system,
        network,
        {.title = "Somewhere to be seen after work" + mark,
         .public_text = "The doors close at five." + mark,
         .internal_text = "Said in the June meeting." + mark,
         .said_by = "a mother of three" + mark,
         .said_on = cast_day,
         .evidence = "A survey of May." + mark,
         .state = "set_aside",
         .state_reason = "Asked again next year." + mark}
    );
    cast.hidden_need = agenda::create_need(
        tx,
        test_now,
        system,
        network,
        {.title = "Trouble at the hostel" + mark,
         .said_by = "a neighbour" + mark,
         .said_on = cast_day,
         .is_public = false}
    );
}

void make_priorities(
    db::Transaction& tx, const std::string& network, const std::string& mark, AgendaCast& cast
) {
    const base::Viewer system = base::Viewer::system();
    cast.priority = agenda::create_priority(
        tx,
        test_now,
        system,
        network,
        {.title = "Care close to home" + mark,
         .public_text = "People are seen near where they live." + mark,
         .internal_text = "Mind the Tuesday clash." + mark,
         .need_ids = {cast.need, cast.hidden_need},
         .determinants = {"health_care", "transport"}}
    );
    cast.hidden_priority = agenda::create_priority(
        tx,
        test_now,
        system,
        network,
        {.title = "Talks with the council" + mark,
         .scope = "stopped",
         .scope_reason = "They said no." + mark,
         .is_public = false}
    );
    cast.outcome = agenda::create_outcome(
        tx,
        test_now,
        system,
        network,
        {.priority_id = cast.priority,
         .title = "Fewer people wait" + mark,
         .public_text = "Nobody waits over a week." + mark}
    );
}

void make_work(
    db::Transaction& tx,
    const std::string& network,
    const std::string& partner,
    const std::string& mark,
    AgendaCast& cast
) {
    const base::Viewer system = base::Viewer::system();
    cast.initiative = agenda::create_initiative(
        tx,
        test_now,
        system,
        network,
        {.priority_id = cast.priority,
         .title = "Evening clinics" + mark,
         .public_text = "Open late." + mark,
         .lead_organisation_id = partner,
         .starts_on = cast_day}
    );
    cast.action = agenda::create_action(
        tx,
        test_now,
        system,
        network,
        {.priority_id = cast.priority,
         .initiative_id = cast.initiative,
         .title = "Open on Thursdays" + mark,
         .public_text = "Until eight." + mark,
         .owner_organisation_id = partner,
         .due_on = base::Date{2026, 12, 1}}
    );
    cast.hidden_action = agenda::create_action(
        tx,
        test_now,
        system,
        network,
        {.priority_id = cast.priority,
         .title = "Ring the landlord" + mark,
         .due_on = base::Date{2026, 12, 2},
         .is_public = false}
    );
}

}  // namespace

AgendaCast make_agenda(
    db::Database& database,
    const std::string& network_id,
    const std::string& partner,
    const std::string& mark
) {
    const base::Viewer system = base::Viewer::system();
    db::Transaction tx = database.write();
    AgendaCast cast;
    agenda::set_vision(
        tx,
        test_now,
        system,
        network_id,
        "Everyone lives well here." + mark,
        "We disagree on how." + mark
    );
    make_needs(tx, network_id, mark, cast);
    make_priorities(tx, network_id, mark, cast);
    make_work(tx, network_id, partner, mark, cast);
    cast.word = agenda::create_word(
        tx,
        test_now,
        system,
        network_id,
        {.term = "hauora" + mark,
         .language = "mi",
         .definition = "Health in the whole of life." + mark,
         .source = "The founding hui" + mark,
         .adopted_on = cast_day}
    );
    cast.framework = agenda::create_framework(
        tx,
        test_now,
        system,
        network_id,
        "Our path" + mark,
        "The network itself" + mark,
        {{.name = "Listen" + mark,
          .good_looks_like = "People say they were heard." + mark,
          .standing = "started",
          .standing_note = "Two meetings held." + mark}}
    );
    agenda::adopt_version(tx, test_now, system, network_id, cast_day, "The first agenda." + mark);
    tx.commit();
    return cast;
}

}  // namespace support
