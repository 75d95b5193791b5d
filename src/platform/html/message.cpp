#include "platform/html/message.hpp"

#include "platform/html/attributes.hpp"

namespace html {
namespace {

Html tone_name(Tone tone) {
    switch (tone) {
        case Tone::good:
            return Html("good");
        case Tone::waiting:
            return Html("waiting");
        case Tone::attention:
            return Html("attention");
        case Tone::stopped:
            return Html("stopped");
        case Tone::neutral:
            break;
    }
    return Html("neutral");
}

Html tone_sign(Tone tone) {
    switch (tone) {
        case Tone::good:
            return Html("✓");
        case Tone::waiting:
            return Html("◔");
        case Tone::attention:
            return Html("!");
        case Tone::stopped:
            return Html("×");
        case Tone::neutral:
            break;
    }
    return Html("•");
}

}  // namespace

Html notice(const Notice& notice) {
    const Html title =
        notice.title.empty() ? Html() : format("<p class=\"notice-title\">{}</p>", notice.title);
    return format(
        "<div class=\"notice notice-{}\" role=\"status\"><span class=\"sign\" "
        "aria-hidden=\"true\">{}</span>"
        "<div class=\"notice-body\">{}{}</div></div>\n",
        tone_name(notice.tone),
        tone_sign(notice.tone),
        title,
        notice.content
    );
}

Html empty_state(const EmptyState& state) {
    const Html action =
        state.action.empty() ? Html() : format("<div class=\"buttons\">{}</div>", state.action);
    return format(
        "<div class=\"empty-state\">{}<div>{}</div>{}</div>\n",
        heading(state.level, "empty-title", escape(state.title)),
        state.content,
        action
    );
}

Html tag(const Tag& tag) {
    return format(
        "<span class=\"tag tag-{}\"><span class=\"sign\" aria-hidden=\"true\">{}</span>{}</span>",
        tone_name(tag.tone),
        tone_sign(tag.tone),
        tag.label
    );
}

}  // namespace html
