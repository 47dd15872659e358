// Without script a checklist is a form with a button. With script each tick is sent at once.
class LessonChecklist extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    form.querySelector("button").hidden = true;
    form.addEventListener("change", () => this.send(form));
  }

  async send(form) {
    // One request at a time and always the whole list, so that the last tick wins.
    this.again = true;
    if (this.isSending) return;
    this.isSending = true;
    try {
      while (this.again) {
        this.again = false;
        // Only 204 means saved. Where the session is gone the answer is a way to sign in: not to be followed.
        const answer = await fetch(form.action, {
          method: "POST", body: new FormData(form), redirect: "manual", headers: { "X-Requested-With": "fetch" },
        });
        this.say(form, answer.status === 204);
      }
    } catch {
      this.say(form, false);
    } finally {
      this.isSending = false;
    }
  }

  say(form, isSaved) {
    form.querySelector("[role=status]").textContent = isSaved ? this.dataset.saved : this.dataset.failed;
    form.querySelector("button").hidden = isSaved;
  }
}
customElements.define("lesson-checklist", LessonChecklist);
