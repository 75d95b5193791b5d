#include "agenda/framework_store.hpp"

namespace agenda {

std::vector<Framework> list_frameworks(db::Reader& reader, std::string_view network_id) {
    std::vector<Framework> frameworks;
    for (const db::Row& row : reader.query(
             R"(/* frameworks.list */
             select id, name, source from frameworks where network_id = :network order by name, id)",
             {{"network", network_id}}
         )) {
        frameworks.push_back({row.text("id"), row.text("name"), row.text("source"), {}});
    }
    for (const db::Row& row : reader.query(
             R"(/* framework_stages.of_network */
             select s.framework_id as framework_id, s.id as id, s.position as position,
                    s.name as name, s.good_looks_like as good_looks_like, s.standing as standing,
                    s.standing_note as standing_note, s.assessed_on as assessed_on
             from framework_stages s join frameworks f on f.id = s.framework_id
             where f.network_id = :network order by s.position)",
             {{"network", network_id}}
         )) {
        for (Framework& framework : frameworks) {
            if (framework.id == row.text("framework_id")) {
                framework.stages.push_back(
                    {row.text("id"),
                     {row.text("name"),
                      row.text("good_looks_like"),
                      row.text("standing"),
                      row.text("standing_note")},
                     row.integer("position"),
                     row.optional_date("assessed_on")}
                );
            }
        }
    }
    return frameworks;
}

std::string insert_framework(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const std::string& name,
    const std::string& source
) {
    const std::string id = base::new_uuid();
    transaction.execute(
        R"(/* frameworks.insert */
        insert into frameworks (id, network_id, name, source, created_at)
        values (:id, :network, :name, :source, :now))",
        {{"id", id}, {"network", network_id}, {"name", name}, {"source", source}, {"now", now}}
    );
    return id;
}

std::string insert_stage(
    db::Transaction& transaction,
    std::string_view framework_id,
    const NewStage& stage,
    base::Date on
) {
    const std::string id = base::new_uuid();
    const bool is_assessed = stage.standing != "not_started" || !stage.standing_note.empty();
    transaction.execute(
        R"(/* framework_stages.insert */
        insert into framework_stages (id, framework_id, position, name, good_looks_like, standing,
                                      standing_note, assessed_on)
        values (:id, :framework,
                (select coalesce(max(position), 0) + 1 from framework_stages
                 where framework_id = :framework),
                :name, :good_looks_like, :standing, :standing_note, :assessed_on))",
        {{"id", id},
         {"framework", framework_id},
         {"name", stage.name},
         {"good_looks_like", stage.good_looks_like},
         {"standing", stage.standing},
         {"standing_note", stage.standing_note},
         {"assessed_on", is_assessed ? std::optional(on) : std::nullopt}}
    );
    return id;
}

void update_stage(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view stage_id,
    const NewStage& stage,
    base::Date on
) {
    transaction.execute(
        R"(/* framework_stages.update */
        update framework_stages set name = :name, good_looks_like = :good_looks_like,
               standing = :standing, standing_note = :standing_note,
               assessed_on = case when standing <> :standing or standing_note <> :standing_note
                                  then :on else assessed_on end
        where id = :id
          and framework_id in (select id from frameworks where network_id = :network))",
        {{"id", stage_id},
         {"network", network_id},
         {"name", stage.name},
         {"good_looks_like", stage.good_looks_like},
         {"standing", stage.standing},
         {"standing_note", stage.standing_note},
         {"on", on}}
    );
}

}  // namespace agenda
