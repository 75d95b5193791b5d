// The wording of an agenda's things as its newest version adopted it, to tell what of today's
// agenda was agreed.
#pragma once

#include "agenda/agenda.hpp"
#include "agenda/version_store.hpp"
#include "platform/db/database.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace agenda {

struct AdoptedThing {
    std::string kind;
    std::string id;
    std::string title;
    std::string public_text;
};

class AdoptedWording {
public:
    // Of the network's newest version, kept between pages: a version never changes. Without one,
    // nothing was adopted.
    AdoptedWording(
        db::Reader& reader, std::string_view network_id, const std::optional<Version>& newest
    );

    Standing standing_of(
        std::string_view kind,
        std::string_view id,
        std::string_view title,
        std::string_view public_text
    ) const;

private:
    std::shared_ptr<const std::vector<AdoptedThing>> things_;  // by kind and id
};

}  // namespace agenda
