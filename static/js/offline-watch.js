// For who is signed in and keeps courses on this device: sends marks that wait, shows them, and asks before they are lost.
const worker = navigator.serviceWorker?.controller;

function ask(question) {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = (event) => resolve(event.data);
    worker.postMessage(question, [channel.port2]);
  });
}

async function showWaiting() {
  const waiting = await ask("waiting");
  for (const note of document.querySelectorAll("[data-mark-waits]")) {
    const waits = waiting.includes(Number(note.dataset.markWaits));
    note.hidden = !waits;
    for (const form of note.parentElement.querySelectorAll("form")) form.hidden = waits;
  }
}

async function beforeSigningOut(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const waiting = await ask("send");
  if (!waiting.length || window.confirm(form.dataset.marksWait)) form.submit();
}

if (worker) {
  window.addEventListener("online", () => ask("send").then(showWaiting));
  navigator.serviceWorker.addEventListener("message", showWaiting);
  for (const form of document.querySelectorAll("form[data-marks-wait]")) form.addEventListener("submit", beforeSigningOut);
  showWaiting().then(() => ask("send"));
}
