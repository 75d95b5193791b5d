// Pages of what people say of themselves. No database, no HTTP.
#pragma once

#include "network/role_store.hpp"
#include "network/self_description.hpp"
#include "platform/html/components.hpp"

#include <string>
#include <vector>

namespace network {

// One answer, opened for the person themselves or for arrangements.
struct OpenDescription {
    std::string kind;
    std::vector<std::string> lines;
    std::string purpose;
    base::Instant said_at;
};
// Someone read the person's answers.
struct ReadingMark {
    std::string by;
    base::Instant at;
};

struct MyPage {
    Network network;
    std::string name;
    std::vector<OpenDescription> said;
    std::vector<ReadingMark> readings;
    std::string csrf{};
    std::vector<HeldRole> roles{};  // held today
};
html::Html my_page(const MyPage& page);

struct DescriptionFormPage {
    Network network;
    std::string kind;
    DescriptionForm form{};
    std::string words_searched{};  // among the codes of the standard
    std::vector<CodeChoice> found{};
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html description_form_page(const DescriptionFormPage& page);

struct ReadDescriptionsPage {
    Network network;
    std::string person_id;
    std::string name;
    std::vector<OpenDescription> said;
};
html::Html read_descriptions_page(const ReadDescriptionsPage& page);

}  // namespace network
