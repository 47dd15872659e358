// For who saves data: a link that says how large a picture or film is. Tapped, what it stands for takes its place.
class OnTap extends HTMLElement {
  connectedCallback() {
    this.querySelector("[data-start]")?.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const shown = this.querySelector("template").content.cloneNode(true).firstElementChild;
      this.replaceWith(shown);
      if (shown instanceof HTMLMediaElement) {
        shown.focus();
        shown.play()?.catch(() => {});
      }
    });
  }
}
customElements.define("on-tap", OnTap);
