#include "agenda/vision_store.hpp"

#include "agenda/viewer_params.hpp"

namespace agenda {

Vision read_vision(db::Reader& reader, const base::Viewer& viewer, std::string_view network_id) {
    const auto row = reader.find(
        R"(/* visions.find */
        select public_text, case when :is_member then internal_text else '' end as internal_text,
               changed_at
        from visions where network_id = :network)",
        viewer_params(viewer, network_id)
    );
    if (!row) {
        return {};
    }
    return {row->text("public_text"), row->text("internal_text"), row->instant("changed_at")};
}

void write_vision(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const Vision& vision
) {
    transaction.execute(
        R"(/* visions.write */
        insert into visions (network_id, public_text, internal_text, changed_at)
        values (:network, :public_text, :internal_text, :now)
        on conflict (network_id) do update
        set public_text = excluded.public_text, internal_text = excluded.internal_text,
            changed_at = excluded.changed_at)",
        {{"network", network_id},
         {"public_text", vision.public_text},
         {"internal_text", vision.internal_text},
         {"now", now}}
    );
}

}  // namespace agenda
