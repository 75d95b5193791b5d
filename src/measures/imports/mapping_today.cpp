#include "measures/imports/mapping_today.hpp"

#include "base/text.hpp"
#include "measures/imports/mapping.hpp"
#include "measures/imports/mapping_node.hpp"
#include "measures/measure_store.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>

namespace measures {
namespace {

bool is_of(const Mapping& mapping, const Measure& measure) {
    const bool has_rate = measure.unit == Unit::proportion || measure.unit == Unit::rate;
    return mapping.measure.slug == measure.slug && mapping.measure.unit == measure.unit &&
           (!has_rate || mapping.measure.per == measure.per);
}

std::optional<Mapping> usable(std::string_view mapping) {
    try {
        return parse_mapping(mapping, "The mapping");
    } catch (const base::Error&) {
        return std::nullopt;
    }
}

std::string key_of(std::string_view line) {
    const std::size_t equals = line.find('=');
    return equals == std::string_view::npos ? "" : std::string(base::trim(line.substr(0, equals)));
}

// Its [measure] written anew line by line, so that the rest stays as its author wrote it.
std::string with_measure_lines(std::string_view mapping, const Measure& measure) {
    std::map<std::string, std::string> wanted{
        {"slug", toml_text(measure.slug)},
        {"unit", toml_text(name(measure.unit))},
        {"per", std::to_string(measure.per)}};
    std::string text;
    bool is_inside = false;
    while (!mapping.empty()) {
        const std::size_t end = std::min(mapping.find('\n'), mapping.size() - 1) + 1;
        const std::string_view line = mapping.substr(0, end);
        mapping.remove_prefix(end);
        const std::string trimmed(base::trim(line));
        if (is_inside && wanted.contains(key_of(line))) {
            continue;
        }
        text += line;
        is_inside = trimmed.starts_with('[') ? trimmed.starts_with("[measure]") : is_inside;
        if (trimmed.starts_with("[measure]")) {
            text += text.ends_with('\n') ? "" : "\n";
            for (const auto& [key, value] : wanted) {
                text += fmt::format("{} = {}\n", key, value);
            }
        }
    }
    return text;
}

}  // namespace

std::string mapping_for(std::string_view mapping, const Measure& measure) {
    auto read = usable(mapping);
    if (!read || is_of(*read, measure)) {
        return std::string(mapping);
    }
    // Where its columns do not fit the unit of today, the name alone: that they do not is told
    // then.
    Measure renamed = read->measure;
    renamed.slug = measure.slug;
    for (const Measure& wanted : {measure, renamed}) {
        read->measure.slug = wanted.slug;
        read->measure.unit = wanted.unit;
        read->measure.per = wanted.per;
        for (const std::string& text : {with_measure_lines(mapping, wanted), mapping_text(*read)}) {
            const auto again = usable(text);
            if (again && is_of(*again, wanted)) {
                return text;
            }
        }
    }
    return std::string(mapping);
}

std::string mapping_of_today(
    db::Reader& reader,
    std::string_view network_id,
    std::string_view mapping,
    std::string_view file_hash
) {
    const auto read = usable(mapping);
    const std::string slug = read ? read->measure.slug : "";
    const auto used = reader.find(
        R"(/* imports.find_through */
        select m.slug, i.file_hash from imports i join measures m on m.id = i.measure_id
        where m.network_id = :network and i.kind = 'file' and i.state in ('live', 'undone')
          and i.mapping = :mapping
        order by case when i.file_hash = :hash then 0 else 1 end,
                 case when m.slug = :slug then 0 else 1 end, i.started_at desc, i.id desc
        limit 1)",
        {{"network", network_id}, {"mapping", mapping}, {"hash", file_hash}, {"slug", slug}}
    );
    if (!used) {
        return std::string(mapping);
    }
    const base::Viewer system = base::Viewer::system();
    const bool is_same_file = used->text("file_hash") == file_hash;
    const bool is_taken =
        used->text("slug") != slug && find_measure(reader, system, network_id, slug).has_value();
    if (is_taken && !is_same_file) {
        return std::string(mapping);
    }
    return mapping_for(mapping, get_measure(reader, system, network_id, used->text("slug")));
}

}  // namespace measures
