// Without script the panels stand one below the other, each under its heading. With script they become tabs:
// arrow keys, Home and End move between them, and sets with the same titles follow each other.
const CHOSEN = "lesson-tabs:chosen";
let count = 0;

class LessonTabs extends HTMLElement {
  connectedCallback() {
    if (this.tabs) return;
    this.panels = [...this.querySelectorAll(":scope > .tab-set__panel")];
    const list = document.createElement("div");
    list.className = "tabs";
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", this.dataset.label);
    this.tabs = this.panels.map((panel) => this.makeTab(panel));
    list.append(...this.tabs);
    this.prepend(list);
    list.addEventListener("keydown", (event) => this.move(event));
    document.addEventListener(CHOSEN, this);
    addEventListener("hashchange", this);
    this.select(Math.max(0, this.indexOfTarget()));
  }

  disconnectedCallback() {
    document.removeEventListener(CHOSEN, this);
    removeEventListener("hashchange", this);
  }

  handleEvent(event) {
    const index = event.type === CHOSEN ? this.panels.findIndex((p) => p.dataset.title === event.detail) : this.indexOfTarget();
    if (index >= 0) this.select(index);
  }

  makeTab(panel) {
    const number = ++count;
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `tab-${number}`;
    tab.textContent = panel.dataset.title;
    tab.setAttribute("role", "tab");
    panel.id ||= `tab-panel-${number}`;
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    panel.tabIndex = 0;
    tab.addEventListener("click", () => this.choose(tab));
    return tab;
  }

  choose(tab) {
    // The set that was pressed must not jump while others above it change height.
    const before = tab.getBoundingClientRect().top;
    document.dispatchEvent(new CustomEvent(CHOSEN, { detail: tab.textContent }));
    this.select(this.tabs.indexOf(tab));
    scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: "instant" });
  }

  select(index) {
    this.tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
      this.panels[at].toggleAttribute("data-closed", at !== index);
    });
  }

  move(event) {
    const here = this.tabs.indexOf(event.target);
    const forward = getComputedStyle(this).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const steps = { ArrowLeft: here - 1, ArrowRight: here - 1, Home: 0, End: -1, [forward]: here + 1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const tab = this.tabs.at(steps[event.key] % this.tabs.length);
    tab.focus();
    this.choose(tab);
  }

  indexOfTarget() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return target ? this.panels.findIndex((panel) => panel.contains(target)) : -1;
  }
}
customElements.define("lesson-tabs", LessonTabs);
