// Passkeys: asks the device, puts its answer into the form and sends it. Without scripts these forms stay hidden.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const known = (keys) => (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

const pageOptions = () => JSON.parse(document.getElementById("passkey-options").textContent);

async function created() {
  const { publicKey } = pageOptions().creation_options;
  const credential = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: known(publicKey.excludeCredentials),
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    },
  });
  const { attestationObject, clientDataJSON } = credential.response;
  return answer(credential, { attestationObject: text(attestationObject), clientDataJSON: text(clientDataJSON) });
}

async function used({ publicKey }) {
  const credential = await navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: known(publicKey.allowCredentials),
    },
  });
  const { authenticatorData, clientDataJSON, signature, userHandle } = credential.response;
  return answer(credential, {
    authenticatorData: text(authenticatorData),
    clientDataJSON: text(clientDataJSON),
    signature: text(signature),
    userHandle: userHandle ? text(userHandle) : null,
  });
}

function answer(credential, response) {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

async function asked(form) {
  const reply = await fetch(form.action, { headers: { Accept: "application/json" } });
  return (await reply.json()).request_options;
}

const ways = {
  create: () => created(),
  use: () => used(pageOptions().request_options),
  "sign-in": async (form) => used(await asked(form)),
};

async function send(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const trouble = form.querySelector("[role=alert]");
  trouble.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(await ways[form.dataset.passkey](form));
    form.submit();
  } catch {
    trouble.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", send);
  }
}
