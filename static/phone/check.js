// Tests, one after another, what the web app needs of a phone. Every sentence stands in the page;
// a test only answers which of them is true. Nothing is sent anywhere.

const MEGABYTE = 1024 * 1024;
const LEAST_FREE_MB = 200;
const COARSE_M = 100;
const FIX_WAIT_MS = 30_000;
const CLOCK_LIMIT_S = 60;

const start = document.getElementById("start");
const list = document.querySelector(".checks");
const workerUrl = start.dataset.worker;

// Under Trusted Types the address of a worker has to come out of a named policy.
const addresses = window.trustedTypes?.createPolicy("fieldsample", {
  createScriptURL: (url) => {
    if (url !== workerUrl) throw new TypeError(`not a script of this page: ${url}`);
    return url;
  },
});

const passed = (say, detail) => ({ passed: true, say, detail });
const failed = (say, detail) => ({ passed: false, say, detail });

const checks = {
  async secure() {
    if (!window.isSecureContext) return failed("untrusted");
    // After "proceed anyway" the page looks secure; only a service worker's script is still refused.
    return (await tryWorker()) === "refused" ? failed("proceeded") : passed("ok");
  },

  async worker() {
    const said = await tryWorker();
    return said === "ok" ? passed(said) : failed(said);
  },

  async camera(row) {
    if (!navigator.mediaDevices?.getUserMedia) return failed("missing");
    try {
      await showFrame(row.querySelector("video"));
      return passed("ok");
    } catch (error) {
      return failed({ NotAllowedError: "denied", NotFoundError: "none" }[error.name] ?? "busy");
    }
  },

  async fix() {
    if (!navigator.geolocation) return failed("missing");
    try {
      const { coords } = await position();
      const metres = Math.round(coords.accuracy);
      return passed(metres > COARSE_M ? "coarse" : "ok", metres);
    } catch (error) {
      return failed({ 1: "denied", 3: "slow" }[error.code] ?? "unavailable");
    }
  },

  async storage() {
    if (!navigator.storage?.estimate || !(await canKeep())) return failed("missing");
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    const free = Math.round((quota - usage) / MEGABYTE);
    if (free < LEAST_FREE_MB) return failed("low", free);
    return passed((await navigator.storage.persist?.()) ? "ok" : "unsure", free);
  },

  async clock() {
    try {
      const before = Date.now();
      const answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
      const seconds = apart(answer.headers.get("Date"), (before + Date.now()) / 2);
      return seconds <= CLOCK_LIMIT_S ? passed("ok", seconds) : failed("off", seconds);
    } catch {
      return failed("missing");
    }
  },
};

async function tryWorker() {
  if (!navigator.serviceWorker) return "missing";
  try {
    const url = addresses ? addresses.createScriptURL(workerUrl) : workerUrl;
    const registration = await navigator.serviceWorker.register(url);
    await registration.unregister();
    return "ok";
  } catch {
    return "refused";
  }
}

// The header is cut to whole seconds, so half a second is added back.
function apart(header, here) {
  const there = Date.parse(header) + 500;
  if (Number.isNaN(there)) throw new TypeError("no Date header");
  return Math.round(Math.abs(there - here) / 1000);
}

async function showFrame(video) {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment" },
  });
  try {
    video.srcObject = stream;
    video.hidden = false;
    await video.play();
    await pause(1500);
    if (!video.videoWidth) throw new Error("no frame");
    video.pause();
  } finally {
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
    video.hidden = true;
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function position() {
  const options = { enableHighAccuracy: true, timeout: FIX_WAIT_MS, maximumAge: 0 };
  return new Promise((resolve, reject) =>
    navigator.geolocation.getCurrentPosition(resolve, reject, options),
  );
}

function canKeep() {
  return new Promise((resolve) => {
    const asked = indexedDB.open("fieldsample-phone-check");
    asked.onerror = () => resolve(false);
    asked.onsuccess = () => {
      asked.result.close();
      indexedDB.deleteDatabase("fieldsample-phone-check");
      resolve(true);
    };
  });
}

function show(row, state) {
  row.dataset.state = state;
  row.querySelector(".state").textContent = list.dataset[state];
}

function tell(row, { say, detail }) {
  for (const line of row.querySelectorAll("[data-say]")) {
    line.dataset.text ??= line.textContent;
    line.hidden = line.dataset.say !== say;
    line.textContent = line.dataset.text.replace("{detail}", detail);
  }
}

async function run(row) {
  show(row, "running");
  const answer = await checks[row.dataset.check](row);
  tell(row, answer);
  show(row, answer.passed ? "passed" : "failed");
  return answer.passed;
}

function conclude(verdict) {
  for (const part of document.querySelectorAll("[data-verdict]")) {
    part.hidden = part.dataset.verdict !== verdict;
  }
}

async function runAll() {
  start.disabled = true;
  document.getElementById("before").hidden = true;
  conclude(null);
  let good = true;
  for (const row of list.children) good = (await run(row)) && good;
  conclude(good ? "passed" : "failed");
  start.textContent = start.dataset.again;
  start.classList.toggle("quiet", good);
  start.disabled = false;
}

start.addEventListener("click", runAll);
