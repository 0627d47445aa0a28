// Cuts fieldsample/reference/*.json down to what the screens need.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const rowsOf = async (folder, name) => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')).rows;
const pick = (row, keys) => Object.fromEntries(keys.map((key) => [key, row[key]]));

const BOTTLE = ['set', 'bottle', 'order', 'zh', 'en', 'volume_l', 'count', 'container', 'preservative', 'preservation_keys', 'max_hours', 'required', 'note', 'confidence'];
const NAMES = ['sample_types', 'site_types', 'form_fields', 'photo_set', 'rejection_reasons', 'code_lists', 'field_quantities', 'bottle_sets', 'preservation', 'clocks', 'calendars'];

/** Nobody must answer these; a goods barcode may bring them, and then they can be seen and changed. */
const NEVER_ASKED = ['spec', 'trademark'];

/** "list pack_class" in a field's note names the code list its answers come from. */
const listIn = (note) => /\blist ([a-z_]+)/.exec(note ?? '')?.[1] ?? null;

function formField(row) {
  const kept = pick(row, ['key', 'zh', 'en', 'group', 'forms', 'required_at', 'required_for', 'condition', 'filled_from', 'personal']);
  return { ...kept, list: listIn(row.note) };
}

export async function trimmedReference(folder) {
  const [sample_types, site_types, form_fields, photo_set, rejection_reasons, code_lists, field_quantities, bottle_sets, preservation, clocks, calendars] = await Promise.all(
    NAMES.map((name) => rowsOf(folder, name)),
  );
  const wordsOf = async (name) => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));
  const [custody, boxes] = await Promise.all(['custody', 'boxes'].map(wordsOf));
  return {
    version: custody.version,
    sample_types: sample_types.map((row) => pick(row, ['code', 'zh', 'en', 'form', 'extra_required', 'amount_a', 'amount_b', 'container', 'transport', 'hold_hours', 'hold_note', 'panels', 'bottle_set', 'note', 'confidence'])),
    site_types: site_types.map((row) => pick(row, ['key', 'zh', 'en', 'stage', 'place_types', 'typical_points', 'sample_types'])),
    form_fields: form_fields.filter((row) => ['capture', 'seal'].includes(row.required_at) || NEVER_ASKED.includes(row.key)).map(formField),
    photo_set: photo_set.map((row) => pick(row, ['key', 'zh', 'en', 'forms', 'condition', 'required_at', 'required_for'])),
    rejection_reasons: rejection_reasons.map((row) => pick(row, ['code', 'zh', 'en', 'applies_to', 'default_action', 'alternative_action', 'limited_to'])),
    code_lists: code_lists.filter((row) => row.list !== 'analyte').map((row) => pick(row, ['list', 'key', 'parent', 'zh', 'en'])),
    field_quantities: field_quantities.map((row) => pick(row, ['key', 'zh', 'en', 'unit', 'decimals', 'soft_min', 'soft_max', 'criteria', 'confidence'])),
    bottle_sets: bottle_sets.map((row) => pick(row, BOTTLE)),
    preservation: preservation.map((row) => pick(row, ['key', 'zh', 'en', 'container', 'preservation_zh', 'preservation_en', 'max_hours', 'max_text', 'note', 'confidence'])),
    // The one clock that a screen works out by itself: the others are the lab's.
    clocks: clocks.filter((row) => row.cut_at === 'shelf_life').map((row) => pick(row, ['key', 'default', 'unit'])),
    custody: { states: custody.states, flags: custody.flags },
    calendars: calendars.map((row) => pick(row, ['year', 'holidays', 'workdays', 'source'])),
    boxes: { states: boxes.states, flags: boxes.flags },
  };
}

/** What 今天 and the scanner show of it; the rest comes when they stand. */
const FIRST = ['version', 'sample_types', 'site_types', 'custody'];
const only = (trimmed, is_wanted) => Object.fromEntries(Object.entries(trimmed).filter(([name]) => is_wanted(name)));

export const firstOf = (trimmed) => only(trimmed, (name) => FIRST.includes(name));
export const restOf = (trimmed) => only(trimmed, (name) => !FIRST.includes(name));
