/** A sample's record as names and values, for the sample's page and for checking before it is sealed. */
import type { Sample } from '../../domain/document';
import { printed } from '../../domain/label';
import type { FieldValue } from '../../domain/operation';
import { listOf } from '../../domain/reference';
import { nameOf } from '../../i18n/catalogue';
import { listed } from '../../i18n/listed';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/sample';
import type { Rooms } from '../../rooms';
import { ownLines } from './own-words';
import { keptPlaceWords } from './place-words';
import { positionOf } from './sites';

export async function factsOf(rooms: Rooms, sample: Sample): Promise<[string, string][]> {
  const { documents } = rooms.store;
  const [site, people, items, forms] = await Promise.all([
    sample.site ? documents.find('sites', sample.site) : undefined, documents.list('people'), documents.listByKey('items', sample.id), documents.list('forms'),
  ]);
  const nameBy = (id: string): string => (id === rooms.session.person_id ? rooms.session.person.name : (people.find((person) => person.id === id)?.name ?? '…'));
  const rows: [string, string][] = [
    [t('facts_label'), items.map(({ label, kind }) => `${printed(label)} (${kind})`).join('\n')],
    [t('facts_type'), nameOf(rooms.reference.sample_types.find(({ code }) => code === sample.sample_type), sample.sample_type)],
    [t('facts_amount'), sample.qty_total === null ? '' : `${sample.qty_total} ${sample.qty_unit ?? ''}`],
    [t('facts_site'), site?.name ?? ''],
    [t('facts_point'), sample.point ?? ''],
    [t('facts_samplers'), listed(sample.samplers.map(nameBy))],
    [t('facts_task'), nameOf(listOf(rooms.reference, 'task_category').find(({ key }) => key === sample.task_category), sample.task_category ?? '')],
    [t('facts_at'), momentWords(sample.sampled_at ?? sample.at)],
    [t('facts_place'), keptPlaceWords(sample.place, site ? positionOf(site) : null)],
    ...Object.entries(sample.fields).map(([key, value]): [string, string] => [nameOf(rooms.reference.form_fields.find((field) => field.key === key), key), valueWords(rooms, key, value)]),
    ...ownLines(forms, sample.own ?? [], plainWords),
  ];
  return rows.filter(([, value]) => value !== '');
}

function valueWords(rooms: Rooms, key: string, value: FieldValue): string {
  const list = rooms.reference.form_fields.find((field) => field.key === key)?.list;
  const row = list ? listOf(rooms.reference, list).find((choice) => choice.key === value) : undefined;
  return row ? nameOf(row) : plainWords(value);
}

function plainWords(value: FieldValue): string {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  return Array.isArray(value) ? value.join('、') : String(value);
}
