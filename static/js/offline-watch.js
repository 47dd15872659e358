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

// A line that has just come back is often not there for everything at once.
async function sendUntilSent() {
  for (const seconds of [0, 1, 3, 10, 30, 90]) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    if (!navigator.onLine) return;
    const waiting = await ask("send");
    await showWaiting();
    if (!waiting.length) return;
  }
}

async function beforeSigningOut(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const waiting = await ask("send");
  if (!waiting.length || window.confirm(form.dataset.marksWait)) form.submit();
}

if (worker) {
  window.addEventListener("online", sendUntilSent);
  navigator.serviceWorker.addEventListener("message", showWaiting);
  for (const form of document.querySelectorAll("form[data-marks-wait]")) form.addEventListener("submit", beforeSigningOut);
  showWaiting().then(sendUntilSent);
}
