// allauth's scripts write to the console alone when a passkey was not used; a person needs words.
const say = (what) => {
  for (const notice of document.querySelectorAll("[data-passkey-says]")) notice.hidden = notice.dataset.passkeySays !== what;
};

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  say("failed");
});

// Where a passkey is only one of several ways ("optional"), the button goes and nothing needs to be said.
if (!window.PublicKeyCredential) {
  for (const button of document.querySelectorAll("[data-passkey]")) {
    button.hidden = true;
    if (button.dataset.passkey !== "optional") say("unknown");
  }
}
