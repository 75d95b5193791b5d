#include "platform/auth/door.hpp"
#include "platform/auth/mails.hpp"
#include "platform/auth/own_path.hpp"
#include "platform/auth/passkey_options.hpp"
#include "platform/auth/second_factor_views.hpp"
#include "platform/auth/session_cookie.hpp"

#include <algorithm>

namespace auth {

namespace {

using http::Context;
using http::Request;
using http::Response;

Response prove_response(
    const Door& door,
    const Request& request,
    Context& context,
    std::string_view next,
    const base::FieldErrors& errors
) {
    db::Reader reader = context.database().read();
    const Visitor visitor = get_visitor(reader, context);
    const SecondFactors factors = list_second_factors(reader, visitor.account.id);
    if (!factors.any()) {
        return http::redirect(
            html::Url("/account/second-factor").with("next", own_path(next, html::Url("/")).text())
        );
    }
    const RelyingParty party = relying_party(door.settings, request);
    return http::page(
        {.title = title_with(errors, "One more step"),
         .main = prove_page(
             {context.csrf_token(),
              std::string(own_path(next, html::Url("/")).text()),
              factors,
              party.can_have_passkeys,
              get_options(party, factors, visitor.session.challenge),
              errors,
              request.query.has("skip")}
         ),
         .script = "passkey.js"},
        errors.empty() ? 200 : 422
    );
}

Response show_prove(const Door& door, const Request& request, Context& context) {
    return prove_response(door, request, context, request.query.text("next"), {});
}

// One way to prove it: true when what the form holds is right, and is then used up.
using Proof = std::function<bool(db::Transaction&, const Visitor&)>;

Response prove_by(
    const Door& door,
    const Request& request,
    Context& context,
    const base::FieldError& otherwise,
    const Proof& proof
) {
    const base::Instant now = context.now();
    const auto get_this_visitor = [&] {
        db::Reader reader = context.database().read();
        return get_visitor(reader, context);
    };
    const Visitor visitor = get_this_visitor();
    if (!take(context.database(), door.vault, now, second_factor_by_account, visitor.account.id)) {
        return too_many_tries(second_factor_by_account);
    }
    const std::string next = request.form.text("next");
    std::optional<base::Secret> token;
    context.database().change([&](db::Transaction& transaction) {
        token.reset();
        if (proof(transaction, visitor)) {
            token = prove_second_factor(transaction, now, visitor.session);
        }
    });
    if (!token) {
        return prove_response(door, request, context, next, {otherwise});
    }
    Response response = http::redirect(own_path(next, html::Url("/")));
    set_session_cookie(response, request, *token);
    return response;
}

Response prove_by_app(const Door& door, const Request& request, Context& context) {
    return prove_by(
        door,
        request,
        context,
        {"code", "That code is not right, or it was used already. Type the one the app shows now."},
        [&](db::Transaction& transaction, const Visitor& visitor) {
            return use_totp(
                transaction,
                door.vault,
                context.now(),
                visitor.account.id,
                request.form.text("code")
            );
        }
    );
}

Response prove_by_recovery_code(const Door& door, const Request& request, Context& context) {
    return prove_by(
        door,
        request,
        context,
        {"recovery_code", "That recovery code is not right, or it was used already."},
        [&](db::Transaction& transaction, const Visitor& visitor) {
            const bool used = use_recovery_code(
                transaction,
                door.vault,
                context.now(),
                visitor.account.id,
                request.form.text("recovery_code")
            );
            if (used) {
                enqueue_notice(
                    transaction,
                    door.settings,
                    context.now(),
                    visitor.account,
                    "A recovery code was used for"
                );
            }
            return used;
        }
    );
}

Response prove_by_passkey(const Door& door, const Request& request, Context& context) {
    const RelyingParty party = relying_party(door.settings, request);
    std::string challenge;
    context.database().change([&](db::Transaction& transaction) {
        challenge = take_challenge(transaction, context.session());
    });
    try {
        const Assertion assertion = assertion_of(request.form);
        return prove_by(
            door,
            request,
            context,
            {"passkey", "This passkey is not one of yours."},
            [&](db::Transaction& transaction, const Visitor& visitor) {
                const SecondFactors factors = list_second_factors(transaction, visitor.account.id);
                const auto used = std::find_if(
                    factors.passkeys.begin(),
                    factors.passkeys.end(),
                    [&](const Passkey& passkey) {
                        return passkey.credential == request.form.raw("credential");
                    }
                );
                if (used == factors.passkeys.end()) {
                    return false;
                }
                const std::uint32_t count = verify_assertion(
                    {challenge, party.origin, party.host},
                    assertion,
                    used->public_key,
                    used->sign_count
                );
                note_passkey_use(transaction, context.now(), used->id, count);
                return true;
            }
        );
    } catch (const base::Error& error) {
        if (error.code() != base::Code::invalid) {
            throw;
        }
        return prove_response(
            door, request, context, request.form.text("next"), {{"passkey", error.what()}}
        );
    }
}

}  // namespace

http::Routes prove_routes(const DoorPointer& door) {
    using http::Method;
    const auto own = http::signed_in();
    return {
        {Method::get, "/account/second-factor/prove", own, through(door, show_prove)},
        {Method::post, "/account/second-factor/prove/app", own, through(door, prove_by_app)},
        {Method::post,
         "/account/second-factor/prove/passkey",
         own,
         through(door, prove_by_passkey)},
        {Method::post,
         "/account/second-factor/prove/recovery",
         own,
         through(door, prove_by_recovery_code)},
    };
}

}  // namespace auth
