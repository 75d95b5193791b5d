// An organisation in a network: a partner from the day it joins to the day it leaves. Rules only.
#pragma once

#include "base/error.hpp"
#include "network/network.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace network {

// A code as it is stored, with what is shown for it.
struct Named {
    std::string_view code;
    std::string_view label;
};
// The label of a code; the code itself when the list has none.
std::string_view label_of(std::span<const Named> list, std::string_view code);

// Sectors a partner works in.
inline constexpr std::array<Named, 9> sectors{{
    {"iwi_maori", "Iwi or Māori organisation"},
    {"primary_care", "Primary care"},
    {"hospital_specialist", "Hospital or specialist services"},
    {"local_government", "Local government"},
    {"central_government", "Central government"},
    {"community", "Community organisation or charity"},
    {"education", "Education"},
    {"business", "Business"},
    {"other", "Other"},
}};

// What a partner is to the network; several may hold.
inline constexpr std::array<Named, 6> organisation_kinds{{
    {"provider", "Provides services"},
    {"funder", "Funds"},
    {"backbone", "Holds the network together"},
    {"advocate", "Speaks for a group of people"},
    {"data_holder", "Holds data"},
    {"venue", "Gives space"},
}};

struct OrganisationForm {
    std::string name{};
    std::string sector{};
    std::vector<std::string> kinds{};
    std::string description{};
    std::string website{};
    std::string email{};
    std::string phone{};
    bool is_maori = false;
    std::string charity_number{};
    std::string nzbn{};
    std::string hpi_organisation_id{};
    std::string joined_on{};
    std::vector<std::string> place_ids{};  // the places it serves
};

// One thing wrong per field. An NZBN and an HPI organisation id are checked by their check digits
// (standards/nz), a charity number by its shape alone: its register publishes no check.
base::FieldErrors validate(const OrganisationForm& form, std::span<const Place> places);

struct LeavingForm {
    std::string left_on{};  // ISO: its last day as a partner
    std::string reason{};
};
// `joined_on` is ISO, "" where it is not known.
base::FieldErrors validate(const LeavingForm& form, const std::string& joined_on);

}  // namespace network
