// Passkeys: the one part of signing in that a browser does only for a script. A page holds
// <div data-passkey="create|get" data-options="..."> around a form whose hidden fields this fills
// before it is sent; what goes wrong is said in [data-passkey-problem].

interface Options {
    challenge: string;
    site: { id: string; name?: string };
    user?: { id: string; name: string; displayName: string };
    known: string[]; // ids of passkeys: not to be made again, or to be used
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = new Uint8Array(plain.length);
    for (let i = 0; i < plain.length; i++) {
        bytes[i] = plain.charCodeAt(i);
    }
    return bytes;
}

function textOf(buffer: ArrayBuffer): string {
    let plain = "";
    new Uint8Array(buffer).forEach((byte) => (plain += String.fromCharCode(byte)));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function knownOf(options: Options): PublicKeyCredentialDescriptor[] {
    return options.known.map((id) => ({ type: "public-key", id: bytesOf(id) }));
}

async function create(options: Options): Promise<Record<string, string>> {
    const user = options.user!;
    const made = (await navigator.credentials.create({
        publicKey: {
            challenge: bytesOf(options.challenge),
            rp: { id: options.site.id, name: options.site.name ?? options.site.id },
            user: { id: bytesOf(user.id), name: user.name, displayName: user.displayName },
            pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
            excludeCredentials: knownOf(options),
            authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
            attestation: "none",
        },
    })) as PublicKeyCredential;
    const response = made.response as AuthenticatorAttestationResponse;
    return {
        client_data: textOf(response.clientDataJSON),
        attestation: textOf(response.attestationObject),
    };
}

async function get(options: Options): Promise<Record<string, string>> {
    const used = (await navigator.credentials.get({
        publicKey: {
            challenge: bytesOf(options.challenge),
            rpId: options.site.id,
            allowCredentials: knownOf(options),
            userVerification: "preferred",
        },
    })) as PublicKeyCredential;
    const response = used.response as AuthenticatorAssertionResponse;
    return {
        credential: textOf(used.rawId),
        client_data: textOf(response.clientDataJSON),
        authenticator_data: textOf(response.authenticatorData),
        signature: textOf(response.signature),
    };
}

function sentence(error: unknown): string {
    switch (error instanceof DOMException ? error.name : "") {
        case "InvalidStateError":
            return "This device has a passkey for your account already.";
        case "NotAllowedError":
            return "The passkey was not used. Please try again, or choose another way.";
        default:
            return "This browser could not use a passkey here. Please choose another way.";
    }
}

function wire(island: HTMLElement): void {
    const form = island.querySelector("form")!;
    const problem = island.querySelector<HTMLElement>("[data-passkey-problem]")!;
    const options: Options = JSON.parse(island.dataset.options ?? "{}");
    const act = island.dataset.passkey === "create" ? create : get;
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        problem.hidden = true;
        if (!window.PublicKeyCredential) {
            problem.textContent = sentence(null);
            problem.hidden = false;
            return;
        }
        act(options).then(
            (fields) => {
                for (const [name, value] of Object.entries(fields)) {
                    form.querySelector<HTMLInputElement>(`input[name="${name}"]`)!.value = value;
                }
                form.submit();
            },
            (error: unknown) => {
                problem.textContent = sentence(error);
                problem.hidden = false;
            },
        );
    });
}

document.querySelectorAll<HTMLElement>("[data-passkey]").forEach(wire);
