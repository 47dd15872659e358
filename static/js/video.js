// A film on another site is a link. With script the link becomes a button that puts the player in its place;
// until it is pressed nothing is loaded from there.
class LessonVideo extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector("[data-start]");
    if (!link) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.append(...link.childNodes);
    button.addEventListener("click", () => this.play(button));
    link.replaceWith(button);
  }

  play(button) {
    const frame = document.createElement("iframe");
    frame.className = "video__frame";
    frame.title = this.dataset.title;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    // The players refuse to start for pages that do not say where they are.
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.src = this.dataset.player;
    button.replaceWith(frame);
    frame.focus();
  }
}
customElements.define("lesson-video", LessonVideo);
