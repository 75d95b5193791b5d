// Lists of things: terms, cards, tasks, events, stages, words said.
#pragma once

#include "platform/html/html.hpp"

#include <string>
#include <vector>

namespace html {

struct Term {
    std::string term;
    Html description;
    Html action{};       // a link to change it
    std::string lang{};  // BCP 47, where the term is in another language than the page
};
struct DefinitionList {
    std::vector<Term> terms;
};
// Names and values of one thing, in two columns, one above the other on a narrow screen.
Html definition_list(const DefinitionList& list);

struct Card {
    std::string title;
    Url url{};  // the whole card is its target; without one it is only shown
    Html content{};
    std::string kicker{};  // what kind of thing: "Priority"
    Html footer{};         // tags, dates
    std::string title_lang{};
};
struct Cards {
    std::vector<Card> cards;
    int level = 3;  // of the cards' headings
};
// Accessibility: a list; each card's link is its title, once.
Html cards(const Cards& cards);

struct Task {
    std::string title;
    Url url{};
    Html detail{};  // to whom, why
    Html state{};   // a tag
    Html when{};    // "due 3 December"
    Html action{};  // one button
};
struct TaskList {
    std::vector<Task> tasks;
};
Html task_list(const TaskList& list);

struct Event {
    Html when;
    Html what;
    Html detail{};
};
struct Timeline {
    std::vector<Event> events;
};
// What happened, in the order given. Accessibility: an ordered list.
Html timeline(const Timeline& timeline);

struct Step {
    std::string title;
    Html content{};
    enum class State { done, current, ahead } state = State::ahead;
};
struct Steps {
    std::vector<Step> steps;
};
// Stages of a framework and where we are. Accessibility: an ordered list; each state is in words
// and the present stage has aria-current="step".
Html steps(const Steps& steps);

struct Said {
    Html words;
    std::string by{};  // as the person chose to be named
    Html when{};
    std::string lang{};  // of the words, when it differs from the page's
};
// What someone said, as they said it.
Html said(const Said& said);

}  // namespace html
