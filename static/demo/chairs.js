/** Three chairs: seats the frames, switches the phone's network, holds labels up, and follows one sample through the lab. */
import { language, say, speakOther, dress } from './words.js';

const LOOK_MS = 2000;
const HELD_MS = 12000;
const PAUSE_MS = 1500;
const ARRIVED = new Set(['arrived', 'received', 'received_dev', 'rejected']);
const SEATLESS = new Set(['/sign-in', '/set-up']);

const $ = (id) => document.getElementById(id);
const frames = Object.fromEntries(['phone', 'desk', 'manager'].map((key) => [key, document.querySelector(`#${key} iframe`)]));
const done = new Set();
let table = null;
let secrets = null;
let first_used = null;
let holding = 0;
let held = '';
let scans = false;

async function ask(path, method = 'GET') {
  const answer = await fetch(path, { method });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

const tell = (key, order) => frames[key].contentWindow.postMessage(order, frames[key].dataset.origin);
const printed = (code) => [code.slice(0, -11), code.slice(-11, -6), code.slice(-6, -1), code.slice(-1)].join('-');

/* Seats: a frame without a session gets a one-time secret; one that remembers an older demo forgets it first. */

async function secretOf(key) {
  secrets ??= ask('/demo/chairs', 'POST').then((said) => said.secrets);
  const known = await secrets;
  const secret = known[key];
  delete known[key];
  if (secret) return secret;
  secrets = null;
  return secretOf(key);
}

async function seat(key, { path, has_more, lab_id }) {
  table ??= await ask('/demo/table');
  if (lab_id !== null && lab_id !== table.lab_id) return tell(key, { demo: 'forget' });
  if (SEATLESS.has(path)) return tell(key, { demo: 'enrol', secret: await secretOf(key) });
  if (key === 'phone' && table.place) tell(key, { demo: 'place', latitude: table.place.latitude, longitude: table.place.longitude });
  if (key === 'phone') follow(path === '/capture' && !has_more);
  document.getElementById(key).dataset.seated = String(lab_id !== null);
}

addEventListener('message', ({ origin, source, data }) => {
  const key = Object.keys(frames).find((name) => frames[name].contentWindow === source);
  if (!key || origin !== frames[key].dataset.origin || data?.demo !== 'here') return;
  seat(key, data).catch(trouble);
});

/* The network switch. */

async function switchNetwork() {
  const { network } = await ask(`/demo/network/${table?.network === false ? 'on' : 'off'}`, 'POST');
  table = { ...table, network };
  show();
  // A phone back in reach sends at once, so that the queue drains before one's eyes.
  if (network) tell('phone', { demo: 'look' });
}

/* The demo camera. */

const unused = () => (table?.roll ?? []).filter(({ state }) => state === null);

/** Holds a label up until the phone has read it, as a person would; not for ever. */
function hold(code) {
  clearTimeout(holding);
  held = code;
  tell('phone', { demo: 'show', text: code });
  holding = setTimeout(takeAway, HELD_MS);
}

function takeAway() {
  clearTimeout(holding);
  held = '';
  tell('phone', { demo: 'show', text: '' });
  if ($('run').checked) holding = setTimeout(holdNext, PAUSE_MS);
}

/** The phone opened its scanner (again), or it has left it with a label. */
function follow(scans_now) {
  const has_read = scans && !scans_now;
  scans = scans_now;
  if (held === '') return;
  if (has_read) takeAway();
  else tell('phone', { demo: 'show', text: held });
}

function holdNext() {
  const codes = [...$('label').options].map(({ value }) => value);
  const next = codes[(codes.indexOf($('label').value) + 1) % codes.length];
  if (!next || !$('run').checked) return;
  if (!scans) {
    holding = setTimeout(holdNext, PAUSE_MS);
    return;
  }
  $('label').value = next;
  hold(next);
}

/* The scanner beside the desk: what was just sampled comes first. */

function scannable() {
  const own = (table?.roll ?? []).filter(({ state }) => state !== null && !ARRIVED.has(state)).map((label) => ({ ...label, why: 'from_phone' }));
  const seen = new Set(own.map(({ code }) => code));
  return [...own, ...(table?.on_the_way ?? []).filter(({ code }) => !seen.has(code)).map((label) => ({ ...label, why: 'on_the_way' }))].slice(0, 6);
}

function codeButton({ code, sample_name, why }) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.code = code;
  button.setAttribute('aria-label', say('scan', printed(code)));
  const name = Object.assign(document.createElement('span'), { textContent: printed(code), className: 'code' });
  const about = Object.assign(document.createElement('small'), { textContent: [sample_name, say(why)].filter(Boolean).join(' · ') });
  button.append(name, about);
  button.addEventListener('click', () => tell('desk', { demo: 'scan', text: code }));
  return button;
}

/* Showing. Lists are built anew only when they change, so that nobody's focus is lost. */

function showIfNew(element, key, build) {
  if (element.dataset.shown === key) return;
  element.dataset.shown = key;
  element.replaceChildren(...build());
}

function showLabels() {
  const before = $('label').value;
  const codes = unused().map(({ code }) => code);
  showIfNew($('label'), codes.join(), () => codes.map((code) => new Option(printed(code), code)));
  if (codes.includes(before)) $('label').value = before;
}

function showScanner() {
  const labels = scannable();
  const nothing = () => [Object.assign(document.createElement('p'), { textContent: say('nothing_on_the_way') })];
  const key = language() + labels.map(({ code, why }) => code + why).join();
  showIfNew($('codes'), key, () => (labels.length ? labels.map(codeButton) : nothing()));
}

function showNetwork() {
  const is_on = table?.network !== false;
  $('network').setAttribute('aria-checked', String(is_on));
  $('network-word').dataset.word = is_on ? 'network_on' : 'network_off';
  $('network-word').textContent = say($('network-word').dataset.word);
}

function showSteps() {
  const used = (table?.roll ?? []).filter(({ state }) => state !== null);
  first_used ??= used.length;
  if (used.length > first_used || used.some(({ state }) => ARRIVED.has(state))) done.add('scan');
  if (used.some(({ state }) => ARRIVED.has(state))) done.add('arrive');
  for (const step of document.querySelectorAll('[data-step]')) {
    step.classList.toggle('is-done', done.has(step.dataset.step));
    step.querySelector('.dot').textContent = done.has(step.dataset.step) ? '✓' : String([...step.parentElement.children].indexOf(step) + 1);
  }
  const told = done.has('map') ? 'told_map' : done.has('arrive') ? 'told_arrive' : done.has('scan') ? 'told_scan' : table?.network === false ? 'told_off' : 'told_start';
  if ($('told').textContent !== say(told)) $('told').textContent = say(told);
}

function show() {
  showLabels();
  showScanner();
  showNetwork();
  showSteps();
}

const trouble = () => ($('told').textContent = say('trouble'));

const standing = ({ roll, on_the_way, network }) => JSON.stringify([roll, on_the_way, network]);

/** What one device said shows on the others at once, not at their next tick. */
async function look() {
  if (document.visibilityState === 'visible') {
    const fresh = await ask('/demo/table');
    const is_news = table !== null && standing(fresh) !== standing(table);
    table = fresh;
    show();
    if (is_news) for (const key of Object.keys(frames)) tell(key, { demo: 'look' });
  }
}

function keepLooking() {
  look().catch(trouble).finally(() => setTimeout(keepLooking, LOOK_MS));
}

/* Tabs, where three frames do not fit side by side. */

function choose(key) {
  for (const chair of document.querySelectorAll('.chair')) chair.classList.toggle('is-shown', chair.id === key);
  for (const tab of document.querySelectorAll('[role=tab]')) tab.setAttribute('aria-selected', String(tab.id === `tab-${key}`));
  if (key === 'manager') lookedAtMap();
}

function lookedAtMap() {
  if (!done.has('arrive')) return;
  done.add('map');
  showSteps();
}

for (const tab of document.querySelectorAll('[role=tab]')) tab.addEventListener('click', () => choose(tab.id.slice(4)));
$('manager').addEventListener('pointerenter', lookedAtMap);
$('manager').addEventListener('focusin', lookedAtMap);
$('network').addEventListener('click', () => switchNetwork().catch(trouble));
$('hold').addEventListener('click', () => $('label').value && hold($('label').value));
$('run').addEventListener('change', () => $('run').checked && $('label').value && hold($('label').value));
$('language').addEventListener('click', () => {
  speakOther();
  wear();
});

function wear() {
  dress();
  $('language').textContent = say('other');
  $('language').lang = language() === 'en' ? 'zh-CN' : 'en';
  show();
}

for (const frame of Object.values(frames)) frame.src = `${frame.dataset.origin}/`;
wear();
keepLooking();
