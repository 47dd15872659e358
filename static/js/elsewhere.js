// A time is shown as the site has it. Where the reader's own clock shows another, that is said behind it.
const language = document.documentElement.lang;
const words = new Intl.DateTimeFormat(language === "en" ? "en-KE" : language, { dateStyle: "medium", timeStyle: "short" });

for (const time of document.querySelectorAll("time[data-elsewhere]")) {
  const moment = new Date(time.dateTime);
  const shown = time.dateTime.match(/T(\d\d):(\d\d)/);
  const same = shown && moment.getHours() === Number(shown[1]) && moment.getMinutes() === Number(shown[2]);
  if (!same) time.after(` (${words.format(moment)} ${time.dataset.elsewhere})`);
}
