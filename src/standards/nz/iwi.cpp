#include "standards/nz/iwi.hpp"

#include <algorithm>
#include <array>

namespace nz {
namespace {

constexpr auto iwi_table = std::to_array<Iwi>({
#include "standards/nz/iwi_codes.inc"
});

}  // namespace

std::span<const Iwi> iwi() {
    return iwi_table;
}

std::optional<Iwi> find_iwi(std::string_view code) {
    const auto found = std::find_if(iwi_table.begin(), iwi_table.end(), [&](const Iwi& entry) {
        return entry.code == code;
    });
    return found == iwi_table.end() ? std::nullopt : std::optional(*found);
}

bool is_residual_iwi(std::string_view code) {
    return find_iwi(code) && code >= "44";
}

}  // namespace nz
