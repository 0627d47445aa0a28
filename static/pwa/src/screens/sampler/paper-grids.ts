/** The tables of the printed form, in the server's order: items, time and place, readings, photos, own answers, what is lacking, corrections. */
import { printed } from '../../domain/label';
import type { Place } from '../../domain/operation';
import { listOf } from '../../domain/reference';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/paper';
import { t as seal } from '../../i18n/words/seal';
import { ownLines, questionNamed } from './own-words';
import { type Documents, momentOf, NOTHING, valueWords } from './paper';

export interface Grid {
  title: string;
  head: string[];
  rows: string[][];
}

function items({ reference, items: all }: Documents): Grid {
  const kinds = listOf(reference, 'item_kind');
  const rows = all.map((item) => [
    printed(item.label), nameOf(kinds.find(({ key }) => key === item.kind), item.kind), valueWords(item.bottle), [item.container, item.amount].filter(Boolean).join(' ') || NOTHING, valueWords(item.preservative), valueWords(item.seal_no),
  ]);
  return { title: t('items'), head: [t('label'), t('kind'), t('bottle'), t('container'), t('preservative'), t('seal')], rows };
}

function placeWords(place: Place | null): string {
  if (!place) return NOTHING;
  if (place.method === 'none') return t('method_none', { reason: place.reason });
  const values = { at: `${place.latitude.toFixed(6)}, ${place.longitude.toFixed(6)}`, how: [t(`method_${place.method}`), place.reason].filter(Boolean).join(' · ') };
  return place.accuracy_m === null ? t('exact', values) : t('within', { ...values, metres: Math.round(place.accuracy_m) });
}

function timeAndPlace({ sample }: Documents): Grid {
  const band = sample.clock_unsure ? t('clock_unsure') : sample.band_s ? t('band', { seconds: Math.round(sample.band_s) }) : '';
  const rows = [
    [t('sampled_at'), momentOf(sample.sampled_at)], [t('system_at'), `${momentOf(sample.at)} ${band}`.trim()], [t('position'), placeWords(sample.place)],
    [t('distance'), sample.distance_m === null ? NOTHING : t('metres', { metres: Math.round(sample.distance_m) })],
  ];
  return { title: t('time_place'), head: [t('item'), t('content')], rows };
}

function readings({ reference, sample, nameOfInstrument }: Documents): Grid {
  const rows = (sample.measurements ?? []).map((one) => [
    nameOf(reference.field_quantities.find(({ key }) => key === one.quantity), one.quantity), `${one.qualifier ?? ''}${one.value} ${one.unit}`, one.criterion === null ? NOTHING : `${one.criterion} %`,
    (one.instrument ? nameOfInstrument(one.instrument) : valueWords(one.instrument_text ?? one.no_instrument_reason)) + (one.overdue ? t('overdue') : ''), momentOf(one.measured_at),
  ]);
  return { title: t('readings'), head: [t('item'), t('reading'), t('criterion'), t('instrument'), t('time')], rows };
}

function photos({ reference, sample }: Documents): Grid {
  const rows = sample.photos.map(({ photo_kind, taken_at, sha256 }, at) => [String(at + 1), nameOf(reference.photo_set.find(({ key }) => key === photo_kind), photo_kind), momentOf(taken_at), sha256.slice(0, 16)]);
  return { title: t('photos'), head: [t('number'), t('content'), t('taken_at'), t('sha256')], rows };
}

const own = ({ forms, sample }: Documents): Grid => ({ title: t('own'), head: [t('item'), t('content')], rows: ownLines(forms, sample.own ?? [], valueWords) });

function nameOfKey({ reference, forms, sample }: Documents, key: string): string {
  const row = [...reference.form_fields, ...reference.photo_set].find((one) => one.key === key);
  if (row) return nameOf(row);
  return key === 'second_sampler' || key === 'sampled_party' || key === 'sampler' ? seal('missing_signature', { who: seal(`as_${key}`) }) : (questionNamed(forms, sample.own ?? [], key) ?? key);
}

function lacking(documents: Documents): Grid {
  const { sample } = documents;
  const rows = (sample.lacking ?? []).map(({ key, reason }) => [nameOfKey(documents, key), reason]);
  return { title: t('lacking'), head: [t('item'), t('reason')], rows: sample.lone_reason ? [...rows, [t('lone'), sample.lone_reason]] : rows };
}

function corrections(documents: Documents): Grid {
  const rows = (documents.sample.amendments ?? []).filter(({ applied }) => applied).map((one) => [
    nameOfKey(documents, one.field), `${valueWords(one.old)} → ${valueWords(one.new)}`, valueWords(one.reason), momentOf(one.at),
  ]);
  return { title: t('corrections'), head: [t('item'), t('change'), t('reason'), t('time')], rows };
}

export const gridsOf = (documents: Documents): Grid[] =>
  [items, timeAndPlace, readings, photos, own, lacking, corrections].map((grid) => grid(documents)).filter(({ rows }) => rows.length > 0);
