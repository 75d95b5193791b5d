#include "agenda/adopted_wording.hpp"

#include "agenda/snapshot.hpp"
#include "base/kept_lists.hpp"

#include <algorithm>
#include <utility>

namespace agenda {
namespace {

constexpr std::size_t adopted_things_kept = 20'000;  // some 300 bytes each

using Key = std::pair<std::string_view, std::string_view>;

Key key_of(const AdoptedThing& thing) {
    return {thing.kind, thing.id};
}

AdoptedThing adopted_thing(Item&& item) {
    AdoptedThing thing{std::move(item.kind), std::move(item.id), std::move(item.title), ""};
    for (Item::Field& field : item.fields) {
        if (field.name == "public_text") {
            thing.public_text = std::move(field.value);
        }
    }
    return thing;
}

std::vector<AdoptedThing> read_adopted(
    db::Reader& reader, std::string_view network_id, const Version& version
) {
    std::vector<AdoptedThing> things;
    for (Item& item :
         read_snapshot(find_version_content(reader, network_id, version.number).value())) {
        things.push_back(adopted_thing(std::move(item)));
    }
    std::sort(
        things.begin(),
        things.end(),
        [](const AdoptedThing& left, const AdoptedThing& right) {
            return key_of(left) < key_of(right);
        }
    );
    return things;
}

}  // namespace

AdoptedWording::AdoptedWording(
    db::Reader& reader, std::string_view network_id, const std::optional<Version>& newest
) {
    static base::KeptLists<AdoptedThing> kept(adopted_things_kept);
    things_ = newest ? kept.find_or_make(
                           newest->id, [&] { return read_adopted(reader, network_id, *newest); }
                       )
                     : std::make_shared<const std::vector<AdoptedThing>>();
}

Standing AdoptedWording::standing_of(
    std::string_view kind, std::string_view id, std::string_view title, std::string_view public_text
) const {
    const auto found = std::lower_bound(
        things_->begin(),
        things_->end(),
        Key(kind, id),
        [](const AdoptedThing& thing, const Key& key) { return key_of(thing) < key; }
    );
    if (found == things_->end() || key_of(*found) != Key(kind, id)) {
        return Standing::proposed;
    }
    return found->title == title && found->public_text == public_text ? Standing::adopted
                                                                      : Standing::reworded;
}

}  // namespace agenda
