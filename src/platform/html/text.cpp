#include "platform/html/text.hpp"

#include "base/text.hpp"

#include <cmath>

namespace html {

Html te_reo(std::string_view text) {
    return format("<span lang=\"mi\">{}</span>", text);
}

Html visually_hidden(std::string_view text) {
    return format("<span class=\"visually-hidden\">{}</span>", text);
}

Html date(base::Date date) {
    return format("<time datetime=\"{}\">{}</time>", date.iso(), base::long_date(date));
}

Html short_date(base::Date date) {
    return format("<time datetime=\"{}\">{}</time>", date.iso(), base::short_date(date));
}

Html time(base::Instant at, std::string_view zone) {
    return format("<time datetime=\"{}\">{}</time>", base::iso_time(at), base::long_time(at, zone));
}

Html link(const Url& to, std::string_view text) {
    return to.empty() ? escape(text) : format("<a href=\"{}\">{}</a>", to, text);
}

Html paragraphs(std::string_view text) {
    Html all;
    Html paragraph;
    const auto close = [&] {
        if (!paragraph.empty()) {
            all += format("<p>{}</p>", paragraph);
            paragraph = Html();
        }
    };
    for (const std::string_view line : base::split(text, '\n')) {
        const std::string_view words = base::trim(line);
        if (words.empty()) {
            close();
            continue;
        }
        paragraph += (paragraph.empty() ? Html() : Html("<br>")) + escape(words);
    }
    close();
    return all;
}

Html figure_text(const FigureText& text) {
    const base::Drawn& figure = text.figure;
    const bool is_number = figure.is_reported() && std::isfinite(figure.value());
    if (!is_number) {
        const base::FigureState state =
            figure.is_reported() ? base::FigureState::missing : figure.state();
        const std::string_view state_name = base::name(state);
        const bool says_more = base::lower(figure.reason()) != std::string(state_name) + ".";
        const Html reason =
            figure.reason().empty() || !says_more
                ? Html()
                : format("<span class=\"absent-reason\">{}</span>", figure.reason());
        return format("<span class=\"absent\">{}</span>{}", state_name, reason);
    }
    const std::string unit = text.unit.empty() ? "" : "\u00a0" + text.unit;
    Html shown = format("{}{}", base::number_text(figure.value(), text.decimals), unit);
    if (text.show_interval && figure.interval()) {
        shown += format(
            " <span class=\"interval\">({} to {})</span>",
            base::number_text(figure.interval()->low, text.decimals),
            base::number_text(figure.interval()->high, text.decimals)
        );
    }
    return shown;
}

}  // namespace html
