// "Save this course for offline", and the list of what is kept on this device. The service worker does the rest.
const PREFIX = "kept-";
const canKeep = "serviceWorker" in navigator && "caches" in window && "indexedDB" in window;

function within(store, mode, act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("kept-courses", 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("courses", { keyPath: "id" });
      opening.result.createObjectStore("marks", { keyPath: "lesson" });
      opening.result.createObjectStore("facts", { keyPath: "id" });
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => (opening.result.close(), resolve(request.result));
      transaction.onabort = () => (opening.result.close(), reject(transaction.error));
    };
  });
}

const keptCourses = () => within("courses", "readonly", (rows) => rows.getAll());

async function drop(id) {
  await within("courses", "readwrite", (rows) => rows.delete(id));
  await caches.delete(PREFIX + id);
  if (!(await keptCourses()).length) await caches.delete(`${PREFIX}files`);
  document.dispatchEvent(new CustomEvent("kept-changed"));
}

async function copyOf(address, person) {
  const response = await fetch(address, { headers: { "Offline-Copy": "copy" }, redirect: "error", cache: "no-cache" });
  if (!response.ok || response.headers.get("Reader") !== person) throw new Error(address);
  return response;
}

async function keep(manifestAddress, onStep) {
  const answer = await fetch(manifestAddress, { redirect: "error" });
  if (!answer.ok) throw new Error(manifestAddress);
  const manifest = await answer.json();
  const before = await keptCourses();
  // Somebody else's courses from before: they are not to lie beside these.
  for (const one of before) if (one.person !== manifest.person) await drop(one.id);
  await navigator.serviceWorker.register("/service-worker.js", { updateViaCache: "none" });
  try {
    const cache = await caches.open(PREFIX + manifest.id);
    let done = 0;
    for (const lesson of manifest.lessons) {
      onStep(done, manifest.lessons.length);
      await cache.put(lesson.url, await copyOf(lesson.url, manifest.person));
      for (const picture of lesson.pictures) await cache.add(picture);
      done += 1;
    }
    onStep(done, manifest.lessons.length);
    const files = await caches.open(`${PREFIX}files`);
    await files.addAll(manifest.files);
    await files.put(manifest.offlinePage, await fetch(manifest.offlinePage, { credentials: "omit" }));
    await within("courses", "readwrite", (rows) => rows.put({ ...manifest, savedAt: Date.now() }));
    await navigator.serviceWorker.ready;
    navigator.storage?.persist?.();
  } catch (error) {
    await drop(manifest.id);
    throw error;
  }
  document.dispatchEvent(new CustomEvent("kept-changed"));
}

class OfflineCourse extends HTMLElement {
  async connectedCallback() {
    if (!canKeep) return;
    this.piece("save").addEventListener("click", () => this.save());
    this.piece("remove").addEventListener("click", () => drop(Number(this.dataset.course)));
    document.addEventListener("kept-changed", () => this.show());
    await this.show();
    this.hidden = false;
  }

  piece(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  async show() {
    const isKept = (await keptCourses()).some((one) => one.id === Number(this.dataset.course));
    this.piece("offer").hidden = isKept;
    this.piece("kept").hidden = !isKept;
  }

  async save() {
    const [button, words] = [this.piece("save"), this.piece("words")];
    button.disabled = true;
    button.setAttribute("aria-busy", "true");
    try {
      await keep(this.dataset.manifest, (done, total) => {
        words.textContent = this.dataset.step.replace("%(done)s", done).replace("%(total)s", total);
      });
      words.textContent = "";
    } catch {
      words.textContent = this.dataset.failed;
    }
    button.disabled = false;
    button.removeAttribute("aria-busy");
    await this.show();
  }
}

class KeptCourses extends HTMLElement {
  async connectedCallback() {
    if (!canKeep) return;
    document.addEventListener("kept-changed", () => this.show());
    await this.show();
  }

  async show() {
    const courses = await keptCourses();
    this.querySelector("ul").replaceChildren(...courses.map((one) => this.row(one)));
    this.hidden = !courses.length;
  }

  row(course) {
    const row = this.querySelector("template").content.cloneNode(true);
    row.querySelector("[data-part=title]").textContent = course.title;
    row.querySelector("[data-part=size]").textContent = course.size;
    const list = row.querySelector("[data-part=lessons]");
    for (const lesson of list ? course.lessons : []) {
      const link = document.createElement("a");
      link.href = lesson.url;
      link.textContent = lesson.title;
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    row.querySelector("[data-part=remove]")?.addEventListener("click", () => drop(course.id));
    return row;
  }
}

customElements.define("offline-course", OfflineCourse);
customElements.define("kept-courses", KeptCourses);
