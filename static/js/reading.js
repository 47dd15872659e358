// The server renders both choices from a cookie, so a lesson never jumps. This only spares a reload.
const reader = document.querySelector(".reader");
const menu = document.getElementById("reading");
const YEAR = 365 * 24 * 60 * 60;

for (const button of menu?.querySelectorAll("button[name=letters], button[name=lines]") ?? []) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    reader.dataset[button.name] = button.value;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `reading=${reader.dataset.letters}.${reader.dataset.lines}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
    for (const other of menu.querySelectorAll(`button[name=${button.name}]`)) {
      other.setAttribute("aria-pressed", String(other === button));
    }
  });
}
