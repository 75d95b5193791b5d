#include "platform/html/list.hpp"

#include "platform/html/attributes.hpp"

namespace html {
namespace {

// <div class="name">content</div>, or nothing without content.
Html list_part(Literal css_class, const Html& content) {
    return content.empty() ? Html()
                           : format("<div class=\"{}\">{}</div>", Html(css_class), content);
}

Html list_title(const Url& url, const std::string& title, const std::string& lang) {
    return url.empty() ? format("<span{}>{}</span>", attribute("lang", lang), title)
                       : format("<a href=\"{}\"{}>{}</a>", url, attribute("lang", lang), title);
}

Html card_item(const Card& card, int level) {
    const Html kicker =
        card.kicker.empty() ? Html() : format("<p class=\"kicker\">{}</p>", card.kicker);
    return format(
        "<li class=\"card{}\">{}{}{}{}</li>\n",
        card.url.empty() ? Html() : Html(" card-link"),
        kicker,
        heading(level, "card-title", list_title(card.url, card.title, card.title_lang)),
        list_part("card-body", card.content),
        list_part("card-foot", card.footer)
    );
}

Html step_item(const Step& step) {
    const bool is_done = step.state == Step::State::done;
    const bool is_current = step.state == Step::State::current;
    return format(
        "<li class=\"step {}\"{}><p class=\"step-title\">{} <span "
        "class=\"step-state\">{}</span></p>{}</li>\n",
        is_done      ? Html("step-done")
        : is_current ? Html("step-current")
                     : Html("step-ahead"),
        is_current ? Html(" aria-current=\"step\"") : Html(),
        step.title,
        is_done      ? Html("done")
        : is_current ? Html("we are here")
                     : Html("ahead"),
        list_part("step-body", step.content)
    );
}

}  // namespace

Html definition_list(const DefinitionList& list) {
    return format("<dl class=\"definitions\">{}</dl>\n", join(list.terms, [](const Term& term) {
                      return format(
                          "<div><dt{}>{}</dt><dd>{}{}</dd></div>\n",
                          term.lang.empty() ? Html() : attribute("lang", term.lang),
                          term.term,
                          term.description,
                          list_part("definition-action", term.action)
                      );
                  }));
}

Html cards(const Cards& cards) {
    return format(
        "<ul class=\"cards\" role=\"list\">{}</ul>\n",
        join(cards.cards, [&](const Card& card) { return card_item(card, cards.level); })
    );
}

Html task_list(const TaskList& list) {
    return format(
        "<ul class=\"tasks\" role=\"list\">{}</ul>\n",
        join(
            list.tasks,
            [](const Task& task) {
                return format(
                    "<li class=\"task\"><div class=\"task-main\"><p "
                    "class=\"task-title\">{}</p>{}</div>{}{}{}</li>\n",
                    list_title(task.url, task.title, ""),
                    list_part("task-detail", task.detail),
                    list_part("task-when", task.when),
                    list_part("task-state", task.state),
                    list_part("task-action", task.action)
                );
            }
        )
    );
}

Html timeline(const Timeline& timeline) {
    return format(
        "<ol class=\"timeline\" role=\"list\">{}</ol>\n",
        join(
            timeline.events,
            [](const Event& event) {
                return format(
                    "<li><p class=\"timeline-when\">{}</p><div "
                    "class=\"timeline-what\">{}{}</div></li>\n",
                    event.when,
                    event.what,
                    list_part("timeline-detail", event.detail)
                );
            }
        )
    );
}

Html steps(const Steps& steps) {
    return format("<ol class=\"steps\" role=\"list\">{}</ol>\n", join(steps.steps, step_item));
}

Html said(const Said& said) {
    Html by;
    if (!said.by.empty()) {
        by += escape(said.by);
    }
    if (!said.when.empty()) {
        by += (by.empty() ? Html() : Html(", ")) + said.when;
    }
    return format(
        "<figure class=\"said\"><blockquote{}>{}</blockquote>{}</figure>\n",
        attribute("lang", said.lang),
        said.words,
        by.empty() ? Html() : format("<figcaption>{}</figcaption>", by)
    );
}

}  // namespace html
