// The server renders data-theme from a cookie, so pages never flash. This only spares a reload.
const root = document.documentElement;
const buttons = document.querySelectorAll("[data-theme-choice]");
const YEAR = 365 * 24 * 60 * 60;

const show = (choice) => {
  if (choice === "auto") delete root.dataset.theme;
  else root.dataset.theme = choice;
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice));
};

for (const button of buttons) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const choice = button.dataset.themeChoice;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `theme=${choice}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
    show(choice);
    button.closest("[popover]")?.hidePopover();
  });
}
