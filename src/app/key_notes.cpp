#include "app/key_notes.hpp"

namespace app {

std::string find_noted_key(db::Reader& reader, std::string_view name) {
    const auto row = reader.find(
        R"(/* instance_keys.find */ select fingerprint from instance_keys where name = :name)",
        {{"name", name}}
    );
    return row ? row->text("fingerprint") : std::string();
}

std::string claim_key(
    db::Transaction& transaction, std::string_view name, std::string_view fingerprint
) {
    transaction.execute(
        R"(/* instance_keys.claim */
        insert into instance_keys (name, fingerprint) values (:name, :fingerprint)
        on conflict (name) do nothing)",
        {{"name", name}, {"fingerprint", fingerprint}}
    );
    return find_noted_key(transaction, name);
}

void replace_noted_key(
    db::Transaction& transaction, std::string_view name, std::string_view fingerprint
) {
    transaction.execute(
        "/* instance_keys.remove */ delete from instance_keys where name = :name", {{"name", name}}
    );
    if (!fingerprint.empty()) {
        claim_key(transaction, name, fingerprint);
    }
}

}  // namespace app
