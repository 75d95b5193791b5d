#include "platform/auth/door.hpp"
#include "platform/auth/encoding.hpp"
#include "platform/auth/mails.hpp"
#include "platform/auth/own_path.hpp"
#include "platform/auth/passkey_options.hpp"
#include "platform/auth/second_factor_views.hpp"
#include "platform/auth/session_cookie.hpp"
#include "platform/auth/totp.hpp"

namespace auth {

namespace {

using http::Context;
using http::Request;
using http::Response;

struct Changing {
    Visitor visitor;
    SecondFactors factors;
};

// Who may change second factors: whoever has none yet, or has proved one in this session. For
// others, nothing: they are sent to prove it first.
std::optional<Changing> find_changing(Context& context) {
    db::Reader reader = context.database().read();
    Visitor visitor = get_visitor(reader, context);
    SecondFactors factors = list_second_factors(reader, visitor.account.id);
    if (factors.any() && !has_second_factor(visitor.session, context.now())) {
        return std::nullopt;
    }
    return Changing{std::move(visitor), std::move(factors)};
}

Response prove_first() {
    return http::redirect(
        html::Url("/account/second-factor/prove").with("next", "/account/second-factor")
    );
}

// Where they were going who had to set up a step first; "" for who came for the step.
std::string next_of(const Request& request) {
    return std::string(own_path(request.query.text("next"), html::Url("")).text());
}

html::Url with_next(html::Url url, const Request& request) {
    const std::string next = next_of(request);
    return next.empty() ? url : url.with("next", next);
}

Response back_with(std::string_view notice) {
    return http::with_notice(http::redirect(html::Url("/account/second-factor")), notice);
}

// After a factor was added: the first one proves this session and brings recovery codes.
struct Added {
    base::Secret token;
    std::vector<base::Secret> codes;
};
Added note_added(
    db::Transaction& transaction,
    const Door& door,
    const Context& context,
    const Changing& changing,
    std::string_view what
) {
    enqueue_notice(transaction, door.settings, context.now(), changing.visitor.account, what);
    if (changing.factors.any()) {
        return {};
    }
    return {
        prove_second_factor(transaction, context.now(), changing.visitor.session),
        make_recovery_codes(transaction, door.vault, context.now(), changing.visitor.account.id)};
}

Response added_response(const Request& request, const Added& added, std::string_view notice) {
    if (added.codes.empty()) {
        return back_with(notice);
    }
    Response response = http::page(
        {.title = "Keep these recovery codes",
         .main = recovery_codes_page(added.codes, next_of(request))}
    );
    set_session_cookie(response, request, added.token);
    return response;
}

// Without a factor the recovery codes have nothing to stand in for.
void note_removed(
    db::Transaction& transaction,
    const Door& door,
    const Context& context,
    const Account& account,
    std::string_view what
) {
    enqueue_notice(transaction, door.settings, context.now(), account, what);
    if (!list_second_factors(transaction, account.id).any()) {
        remove_recovery_codes(transaction, account.id);
    }
}

Response show_second_factor(const Door& door, const Request& request, Context& context) {
    const auto changing = find_changing(context);
    if (!changing) {
        return prove_first();
    }
    return http::page(
        {.title = "Second sign-in step",
         .main = second_factor_page(
             {context.csrf_token(),
              changing->factors,
              changing->visitor.account.is_shared_mailbox,
              relying_party(door.settings, request).can_have_passkeys,
              next_of(request)}
         )}
    );
}

Response begin_app(const Door& door, const Request& request, Context& context) {
    const auto changing = find_changing(context);
    if (!changing) {
        return prove_first();
    }
    context.database().change([&](db::Transaction& transaction) {
        start_totp(transaction, door.vault, context.now(), changing->visitor.account.id);
    });
    return http::redirect(with_next(html::Url("/account/second-factor/app"), request));
}

Response app_response(
    const Door& door,
    const Request& request,
    Context& context,
    const Account& account,
    const base::FieldErrors& errors
) {
    db::Reader reader = context.database().read();
    const auto secret = find_waiting_totp(reader, door.vault, account.id);
    if (!secret) {
        return http::redirect(with_next(html::Url("/account/second-factor"), request));
    }
    return http::page(
        {.title = title_with(errors, "Set up an authenticator app"),
         .main = totp_page(
             {context.csrf_token(),
              base32(secret->reveal()),
              totp_link(door.settings.site_name, account.email, *secret),
              errors,
              next_of(request)}
         )},
        errors.empty() ? 200 : 422
    );
}

Response show_app(const Door& door, const Request& request, Context& context) {
    const auto changing = find_changing(context);
    return changing ? app_response(door, request, context, changing->visitor.account, {})
                    : prove_first();
}

Response confirm_app(const Door& door, const Request& request, Context& context) {
    const auto changing = find_changing(context);
    if (!changing) {
        return prove_first();
    }
    const Account& account = changing->visitor.account;
    if (!take(
            context.database(), door.vault, context.now(), second_factor_by_account, account.id
        )) {
        return too_many_tries(second_factor_by_account);
    }
    std::optional<Added> added;
    context.database().change([&](db::Transaction& transaction) {
        added.reset();
        if (confirm_totp(
                transaction, door.vault, context.now(), account.id, request.form.text("code")
            )) {
            added = note_added(
                transaction, door, context, *changing, "An authenticator app was added to"
            );
        }
    });
    if (!added) {
        return app_response(
            door,
            request,
            context,
            account,
            {{"code", "That code is not right. Type the one the app shows now."}}
        );
    }
    return added_response(request, *added, "The app is set up.");
}

Response remove_app(const Door& door, const Request&, Context& context) {
    const auto changing = find_changing(context);
    if (!changing) {
        return prove_first();
    }
    const Account& account = changing->visitor.account;
    context.database().change([&](db::Transaction& transaction) {
        if (!remove_totp(transaction, context.now(), account.id)) {
            base::throw_not_found("This app");
        }
        note_removed(transaction, door, context, account, "The authenticator app was removed from");
    });
    return back_with("The app is removed.");
}

Response passkey_response(
    const Door& door, const Request& request, Context& context, const base::FieldErrors& errors
) {
    const auto changing = find_changing(context);
    if (!changing) {
        return prove_first();
    }
    const RelyingParty party = relying_party(door.settings, request);
    if (!party.can_have_passkeys) {
        return http::redirect(html::Url("/account/second-factor"));
    }
    const Visitor& visitor = changing->visitor;
    return http::page(
        {.title = title_with(errors, "Add a passkey"),
         .main = add_passkey_page(
             {context.csrf_token(),
              create_options(
                  party,
                  door.settings.site_name,
                  visitor.account,
                  changing->factors,
                  visitor.session.challenge
              ),
              errors.empty() ? visitor.session.agent : request.form.text("name"),
              errors,
              next_of(request)}
         ),
         .script = "passkey.js"},
        errors.empty() ? 200 : 422
    );
}

Response show_add_passkey(const Door& door, const Request& request, Context& context) {
    return passkey_response(door, request, context, {});
}

Response add_passkey(const Door& door, const Request& request, Context& context) {
    const auto changing = find_changing(context);
    if (!changing) {
        return prove_first();
    }
    const RelyingParty party = relying_party(door.settings, request);
    std::string challenge;
    context.database().change([&](db::Transaction& transaction) {
        challenge = take_challenge(transaction, context.session());
    });
    Added added;
    try {
        const NewPasskey passkey = verify_registration(
            {challenge, party.origin, party.host}, registration_of(request.form)
        );
        context.database().change([&](db::Transaction& transaction) {
            insert_passkey(
                transaction,
                context.now(),
                changing->visitor.account.id,
                passkey,
                request.form.text("name")
            );
            added = note_added(transaction, door, context, *changing, "A passkey was added to");
        });
    } catch (const db::Conflict&) {
        return passkey_response(
            door, request, context, {{"name", "This passkey is registered already."}}
        );
    } catch (const base::Error& error) {
        if (error.code() != base::Code::invalid) {
            throw;
        }
        return passkey_response(door, request, context, {{"name", error.what()}});
    }
    return added_response(request, added, "The passkey is added.");
}

Response remove_one_passkey(const Door& door, const Request& request, Context& context) {
    const auto changing = find_changing(context);
    if (!changing) {
        return prove_first();
    }
    const Account& account = changing->visitor.account;
    context.database().change([&](db::Transaction& transaction) {
        if (!remove_passkey(transaction, context.now(), account.id, request.parameter("passkey"))) {
            base::throw_not_found("This passkey");
        }
        note_removed(transaction, door, context, account, "A passkey was removed from");
    });
    return back_with("The passkey is removed.");
}

Response new_recovery_codes_page(const Door& door, const Request&, Context& context) {
    const auto changing = find_changing(context);
    if (!changing || !changing->factors.any()) {
        return prove_first();
    }
    const Account& account = changing->visitor.account;
    std::vector<base::Secret> codes;
    context.database().change([&](db::Transaction& transaction) {
        codes = make_recovery_codes(transaction, door.vault, context.now(), account.id);
        enqueue_notice(
            transaction, door.settings, context.now(), account, "New recovery codes were made for"
        );
    });
    return http::page({.title = "Keep these recovery codes", .main = recovery_codes_page(codes)});
}

}  // namespace

http::Routes second_factor_routes(const DoorPointer& door) {
    using http::Method;
    const auto own = http::signed_in();
    return {
        {Method::get, "/account/second-factor", own, through(door, show_second_factor)},
        {Method::post, "/account/second-factor/app", own, through(door, begin_app)},
        {Method::get, "/account/second-factor/app", own, through(door, show_app)},
        {Method::post, "/account/second-factor/app/confirm", own, through(door, confirm_app)},
        {Method::post, "/account/second-factor/app/remove", own, through(door, remove_app)},
        {Method::get, "/account/second-factor/passkey", own, through(door, show_add_passkey)},
        {Method::post, "/account/second-factor/passkeys", own, through(door, add_passkey)},
        {Method::post,
         "/account/second-factor/passkeys/{passkey}/remove",
         own,
         through(door, remove_one_passkey)},
        {Method::post, "/account/recovery-codes", own, through(door, new_recovery_codes_page)},
    };
}

}  // namespace auth
