// Keeps the courses that a learner chose, and nothing else. The page of a course fills the caches (offline.js).
// Never touched: the admin and its previews, accounts, files behind a door, other people's pages.
// Who is signed in is said by the server with each page, in the header "Reader": another name, and all is forgotten.
const UNTOUCHED = /^\/(?:[a-z]{2}\/)?(?:admin|django-admin|accounts|documents|people|data|healthz|service-worker\.js)(?:\/|$)/;
const ACCOUNTS = /^\/(?:[a-z]{2}\/)?accounts\//;
const PREFIX = "kept-";
const FRESH_MS = 10_000;
const ANY = { ignoreVary: true };
let freshUntil = 0;
let sending = null;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("sync", (event) => event.waitUntil(send()));
self.addEventListener("message", (event) => event.waitUntil(answer(event)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === "POST") freshUntil = Date.now() + FRESH_MS;
  // Somebody signs in or out: until the server has said who it is now, no copy is shown.
  if (request.method === "POST" && ACCOUNTS.test(pathname)) event.waitUntil(put("facts", { id: "uncertain" }));
  if (UNTOUCHED.test(pathname)) return;
  if (request.method === "POST" && request.mode === "navigate" && pathname.endsWith("/done/")) event.respondWith(mark(event, pathname));
  else if (request.method === "GET" && request.mode === "navigate") event.respondWith(page(event, pathname));
  else if (request.method === "GET" && /^\/(?:static|media)\//.test(pathname)) event.respondWith(file(request));
});

// Pages

async function page(event, path) {
  const { course, lesson } = await find((one) => one.url === path);
  const uncertain = await get("facts", "uncertain");
  const copy = lesson && !uncertain && (await caches.match(path, ANY));
  if (copy && Date.now() > freshUntil) {
    event.waitUntil(renew(course, lesson, "read"));
    return copy;
  }
  let response;
  try {
    response = await fetch(event.request);
  } catch {
    return copy || (await offlinePage());
  }
  await judge(response);
  event.waitUntil(send());
  return response;
}

async function offlinePage() {
  const courses = await all("courses");
  const kept = courses.length && (await caches.match(courses.at(-1).offlinePage, ANY));
  return kept || Response.error();
}

// What is kept is looked after whenever it is read; what may no longer be read goes.
async function renew(course, lesson, why) {
  let response;
  try {
    response = await fetch(lesson.url, { headers: { "Offline-Copy": why }, redirect: "manual" });
  } catch {
    return;
  }
  if (!(await judge(response))) return;
  const cache = await caches.open(PREFIX + course.id);
  if ([403, 404, 410].includes(response.status)) await cache.delete(lesson.url, ANY);
  if (response.status !== 200) return;
  const html = await response.clone().text();
  await cache.put(lesson.url, response);
  await keepFiles(html);
}

async function keepFiles(html) {
  // Pictures by their small size alone: the JPEG behind it is for browsers that keep nothing.
  const addresses = new Set([...html.matchAll(/(?:(?:href|src)="(\/static\/[^"#]+)|srcset="(\/media\/[^" ]+)")/g)].map((found) => found[1] || found[2]));
  const cache = await caches.open(`${PREFIX}files`);
  for (const address of addresses) if (!(await caches.match(address, ANY))) await cache.add(address).catch(() => {});
}

async function file(request) {
  return (await caches.match(request, ANY)) || fetch(request);
}

// Whether the page is for the person whose courses are kept here. If not, they go at once.
async function judge(response) {
  const reader = response.headers.get("Reader");
  const [course] = await all("courses");
  if (!reader || !course) return false;
  if (reader === course.person) {
    await remove("facts", "uncertain");
    return true;
  }
  // A session that has run out leaves the marks: numbers under a key that names nobody. Another person's come first.
  await forget({ marks: reader !== "nobody" });
  return false;
}

async function forget({ marks }) {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await clear("courses");
  await clear("facts");
  if (!marks) return;
  await clear("marks");
  await self.registration.unregister();
}

// Marks

async function mark(event, path) {
  const { course, lesson, next } = await find((one) => one.mark === path);
  try {
    const response = await fetch(event.request);
    if (lesson) event.waitUntil(renew(course, lesson, "copy"));
    return response;
  } catch {
    if (!lesson || (await get("facts", "uncertain"))) return offlinePage();
    await put("marks", { lesson: lesson.id, person: course.person, send: course.marks });
    await self.registration.sync?.register("marks").catch(() => {});
    return Response.redirect((next || lesson).url, 303);
  }
}

function send() {
  sending ??= sendMarks().catch(() => {}).finally(() => (sending = null));
  return sending;
}

// One person's marks at a time, and each until the server has said that it has it.
async function sendMarks() {
  const waiting = await all("marks");
  if (!waiting.length) return;
  const asked = await fetch(waiting[0].send, { redirect: "manual" });
  if (asked.status !== 200) return;
  const { person, token } = await asked.json();
  for (const one of waiting) if (one.person !== person) await remove("marks", one.lesson);
  const lessons = waiting.filter((one) => one.person === person).map((one) => one.lesson);
  if (!lessons.length) return;
  const sent = await fetch(waiting[0].send, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ person, lessons }),
  });
  if (sent.status !== 200) return;
  for (const lesson of (await sent.json()).settled) {
    await remove("marks", lesson);
    const kept = await find((one) => one.id === lesson);
    if (kept.lesson) await renew(kept.course, kept.lesson, "copy");
  }
  for (const client of await self.clients.matchAll()) client.postMessage({ sent: lessons });
}

async function answer(event) {
  if (event.data === "send") await send();
  event.ports[0]?.postMessage((await all("marks")).map((one) => one.lesson));
}

async function find(fits) {
  for (const course of await all("courses")) {
    const place = course.lessons.findIndex(fits);
    if (place >= 0) return { course, lesson: course.lessons[place], next: course.lessons[place + 1] };
  }
  return {};
}

// The store. offline.js opens the same one.

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("kept-courses", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("courses", { keyPath: "id" });
      request.result.createObjectStore("marks", { keyPath: "lesson" });
      request.result.createObjectStore("facts", { keyPath: "id" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within(store, mode, act) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

const all = (store) => within(store, "readonly", (rows) => rows.getAll());
const get = (store, key) => within(store, "readonly", (rows) => rows.get(key));
const put = (store, row) => within(store, "readwrite", (rows) => rows.put(row));
const remove = (store, key) => within(store, "readwrite", (rows) => rows.delete(key));
const clear = (store) => within(store, "readwrite", (rows) => rows.clear());
