// Networks, and who and what is in them: places, organisations, people, groups, roles (rank 1).
// The public face: what other modules, the command line and app/ may use.
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "base/vault.hpp"
#include "base/viewer.hpp"
#include "platform/db/database.hpp"
#include "platform/http/route.hpp"
#include "platform/journal/describe.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace network {

// --- networks -------------------------------------------------------------------------------

struct Network {
    std::string id;
    std::string slug;  // "waiora"; in every address of the network: /n/waiora
    std::string name;
    std::string kind;  // alliance, crown, iwi, hapu, maori_provider, community, national
    std::string purpose;
    std::string zone;                 // IANA time zone
    bool is_public = false;           // has a public page
    std::int64_t suppress_below = 6;  // counts under this are not released from raw data
    std::string contact{};            // how anyone may reach it, for every reader; "" for none
};

// By slug, when the viewer may see that it exists: it is public, or the viewer has a role in it.
std::optional<Network> find_network(
    db::Reader& reader, const base::Viewer& viewer, std::string_view slug
);
Network get_network(db::Reader& reader, const base::Viewer& viewer, std::string_view slug);
Network get_network_by_id(db::Reader& reader, const base::Viewer& viewer, std::string_view id);
// Those the viewer has a role in, by name; a stranger gets the public ones.
std::vector<Network> list_networks(db::Reader& reader, const base::Viewer& viewer);

// Holds the network until the transaction ends, so that of two that change it at once the second
// reads what the first wrote. First in every transaction that reads before it writes.
void lock_network(db::Transaction& transaction, std::string_view network_id);

// Makes a network and journals it; returns its id. Throws Conflict for a slug that is taken.
std::string create_network(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    const Network& network
);

// --- roles ----------------------------------------------------------------------------------

enum class Role {
    reader,
    member,
    lived_experience_partner,
    partner_delegate,
    kaitiaki,
    coordinator,
    chair,
    data_steward,
    administrator
};
enum class GroupRole { organiser, member };
std::string_view name(Role role);    // as stored
std::string_view label(Role role);   // as shown: "Lived-experience partner"
std::string_view allows(Role role);  // what it lets someone do, in a sentence
std::optional<Role> parse_role(std::string_view text);

// True when the role lets someone see names, raw data or administration: it needs a second factor
// and is refused to a mailbox that several people read.
bool is_sensitive(Role role);
// True for a role that shows figures before small numbers are withheld: everyone's, or those of the
// partner a delegate speaks for.
bool opens_raw(Role role);

// The permissions each role carries: the one table that maps roles to permissions (role.cpp).
std::uint64_t permissions_of(Role role);
std::uint64_t permissions_of(GroupRole role);

// Adds to the viewer every permission its account holds today, by network and group. A role and a
// place in a group end as their last day (`ends_on`) begins, so that ending one takes effect at
// once; a delegate's rests once its partner's last day has passed, until the partner is back. Given
// to auth at wiring; instance_scope is granted by auth itself.
void grant_roles(db::Reader& reader, base::Viewer& viewer, base::Instant now);

// The organisations for which the viewer is a partner delegate in a network today.
std::vector<std::string> delegated_organisations(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id, base::Instant now
);

// --- places ---------------------------------------------------------------------------------

struct Place {
    std::string id;
    std::string parent_id;  // "" at the top
    std::string name;
    std::string kind;         // "locality", "district", "territorial authority", "rohe", ...
    std::string code_system;  // "" or e.g. "nz-health-district"
    std::string code;
    std::string ends_on{};  // ISO; "" while it lasts
    bool is_own = false;    // the network began with it, wherever it stands now
    bool is_arriving = false;
};
// The network's places, parents before children, siblings by name. One that is arriving, with an
// import that is not live yet, is not among them, nor found.
std::vector<Place> list_places(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
);
// By exact id, by code of a code system, or by name however its macrons and apostrophes are
// written.
std::optional<Place> find_place(
    db::Reader& reader, std::string_view network_id, std::string_view id_code_or_name
);
// Those and the ones that are arriving: for whoever makes places, never for a page.
std::vector<Place> list_places_and_arriving(db::Reader& reader, std::string_view network_id);
// Returns the new place's id. `boundary` is GeoJSON. Of one that is arriving nothing is told before
// it is here.
std::string create_place(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const Place& place,
    const std::string& boundary = ""
);
// Those to choose from for what is new: without those that have ended by `today`, save the `kept`,
// which were chosen before.
std::vector<Place> places_to_choose(
    std::vector<Place> places, base::Date today, const std::vector<std::string>& kept = {}
);
// Places that were arriving are here: everyone sees them, and is told.
void tell_arrived(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const std::vector<std::string>& place_ids
);
// Removes a place that nothing names; `actor` is an account, "" for the program. False, and nothing
// changed, where something names it.
bool remove_unused_place(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    std::string_view place_id,
    std::string_view actor = ""
);
// What names a place, in words that follow "has": "2 needs".
struct PlaceUse {
    std::string place_id;
    std::string words;
    bool is_inside = false;  // it is the places inside it
};
// Of one place, or of every place of the network where `place_id` is "": here the places inside it,
// partners and members. Other modules have the same of theirs.
std::vector<PlaceUse> list_place_uses(
    db::Reader& reader, std::string_view network_id, std::string_view place_id
);

// --- organisations, people -------------------------------------------------------------------

struct OrganisationName {
    std::string id;
    std::string name;
    bool is_maori = false;
};
// Partners today, by name: each until its last day has passed where the network is. Names of
// organisations are public within their network.
std::vector<OrganisationName> list_partner_names(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id, base::Instant now
);
std::optional<OrganisationName> find_organisation(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view organisation_id
);

struct PersonName {
    std::string id;
    std::string name;
};
// People of the network, for owners of actions, by name. With read_internal: those who hold or have
// held a role in it; with see_people: all; nobody else but oneself.
std::vector<PersonName> list_person_names(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
);
// The person an account is in a network.
std::optional<PersonName> find_person_of_account(
    db::Reader& reader, std::string_view network_id, std::string_view account
);
struct OwnGroup {
    std::string id;
    std::string name;
    std::string network_id;
    std::string network_slug;
};
// The open groups an account is in today, of all networks, by name; each has its page at /g/{id}.
std::vector<OwnGroup> list_own_groups(
    db::Reader& reader, std::string_view account, base::Date today
);
// Names to show for journal actors; accounts without a person, or whose name the viewer may not
// know (see list_person_names), are absent.
std::vector<std::pair<std::string, std::string>> names_of_accounts(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    const std::vector<std::string>& accounts
);

// --- agreements -----------------------------------------------------------------------------

struct Proposal {
    std::string id;  // its page is /n/{network}/agreements/{id}
    std::string title;
    std::string proposed_by;  // the other network's name
    base::Date starts_on;
};
// The agreements that another network proposed and that wait for this one's answer: for those who
// may give it, nothing for anyone else.
std::vector<Proposal> list_proposals_to_answer(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
);

// --- making things, for the demonstration and for other modules --------------------------------
// Each writes its row and its journal entry and returns the new id. What is wrong with the words is
// base::Error(invalid) with its fields.

struct NewOrganisation {
    std::string name;
    std::string sector = "community";  // of organisation.hpp
    std::string description = {};
    bool is_maori = false;
    std::vector<std::string> kinds = {};
    std::string website = {};
    std::string email = {};
    std::string joined_on = {};  // ISO
    std::vector<std::string> place_ids = {};
};
struct NewPerson {
    std::string name;
    std::string email = {};
    std::string organisation_id = {};
    std::string position = {};
    std::string account_id = {};  // their way in, when they have one already
};
struct NewGroup {
    std::string name;
    std::string kind = "working";  // governance, working, advisory, peer
    std::string purpose = {};
    std::string starts_on = {};  // ISO; "" is today
};
std::string create_organisation(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewOrganisation& organisation
);
std::string create_person(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewPerson& person
);
// From today. A delegate's role is for an organisation. Error(invalid) when the person's account
// may not hold it (is_sensitive); Error(not_found) for a person of another network.
std::string give_role(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view person_id,
    Role role,
    std::string_view organisation_id = ""
);
std::string create_group(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewGroup& group
);
// From today; someone who is in the group already stays as they are.
void add_to_group(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view group_id,
    std::string_view person_id,
    GroupRole role = GroupRole::member
);
// A partner belongs to a place, from today.
void add_place_member(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view place_id,
    std::string_view organisation_id
);
// An agreement with another network of this instance, made and accepted today.
void stand_beside(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view other_id,
    const std::string& terms
);
// Invites a person as a member. No mail is sent: it waits to be sent anew.
void invite_member(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const std::string& person_id
);

// Before an account is erased by its owner: it is nobody's way in any more, and follows nothing;
// the people it stood for stay. Throws Error(conflict), naming the network, when it is the last
// that can run one.
void leave_networks(db::Transaction& transaction, base::Instant now, std::string_view account_id);

// How this module's journal entries read, and the titles of its things.
std::vector<journal::KindWords> journal_words();
void describe(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    journal::Titles& titles
);

// --- frame and routes -------------------------------------------------------------------------

// The scope id of "{network}" (a slug) or "{group}" (an id), for http's dispatch.
std::optional<std::string> scope_of(
    db::Reader& reader, const http::Request& request, http::Access::In in
);

// How many answers people gave about themselves are kept, sealed by the vault.
std::int64_t count_self_descriptions(db::Reader& reader);
// For a vault key that is lost: withdraws all of them, which no other key can read.
void withdraw_self_descriptions(db::Transaction& transaction, base::Instant now);

// Told in the transaction that puts a place below another one, or lets it end on another day: what
// is added up over places can follow.
using PlacesMoved =
    std::function<void(db::Transaction&, base::Instant now, std::string_view network_id)>;
// Asked what else names a place, before it is removed.
using ListPlaceUses = std::function<
    std::vector<PlaceUse>(db::Reader&, std::string_view network_id, std::string_view place_id)>;
// What modules of higher rank have to do with places.
struct PlaceHooks {
    PlacesMoved moved{};
    std::vector<ListPlaceUses> uses{};
};

// `base_url` ("https://braid.example.org", no slash at the end) is for links in mail. The vault
// must outlive the routes.
http::Routes routes(
    const base::Vault& vault, const std::string& base_url, const PlaceHooks& place_hooks = {}
);

}  // namespace network
