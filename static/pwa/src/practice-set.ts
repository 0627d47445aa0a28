/** What there is to practise with: copies of the lab's own lists, and where it has none yet, a small set marked 示例. */
import { type Collection, type Collections } from './domain/document';
import { drawCodes } from './domain/label';
import type { Session } from './domain/session';
import { t } from './i18n/words/practice';
import type { Store } from './store';
import type { FeedRow } from './store/documents';

export const PRACTICE_ROLL = 'practice-roll';
const LABELS = 60;
/** Lists that a sampler works with; nothing that anybody said. */
const COPIED: Collection[] = ['labs', 'people', 'sites', 'label_rolls', 'instruments', 'forms', 'products', 'calendars'];

const rowOf = (collection: Collection, doc: { id: string }): FeedRow => ({ collection, id: doc.id, rev: 1, pos: 1, doc });

async function copies(real: Store): Promise<FeedRow[]> {
  const lists = await Promise.all(COPIED.map(async (collection) => (await real.documents.list(collection)).map((doc) => rowOf(collection, doc))));
  return lists.flat();
}

function exampleSites({ lab_id }: Session): Collections['sites'][] {
  return ([['market', 'example_market'], ['school', 'example_shop']] as const).map(([key, word]) => ({
    id: `practice-${key}`, lab_id, name: t(word), site_type: 'market', town: t('example_town'), address: null, code: null, latitude: null, longitude: null,
    no_position_reason: t('example'), points: [], proposed: false, active: true,
  }));
}

const colleague = ({ lab_id }: Session): Collections['people'] => ({ id: 'practice-colleague', lab_id, name: t('example_colleague'), roles: ['sampler'], active: true });

function roll({ lab, lab_id, person_id }: Session): Collections['label_rolls'] {
  return { id: PRACTICE_ROLL, lab_id, codes: drawCodes(lab.prefix, LABELS), issued_to: person_id, issued_by: person_id, issued_at: new Date().toISOString() };
}

/** Once a practice: going on after a reload finds it filled. */
export async function fillPractice(real: Store, practice: Store, session: Session): Promise<void> {
  if (await practice.documents.find('label_rolls', PRACTICE_ROLL)) return;
  const rows = await copies(real);
  const has = (collection: Collection, many = 1): boolean => rows.filter((row) => row.collection === collection).length >= many;
  if (!has('sites')) rows.push(...exampleSites(session).map((site) => rowOf('sites', site)));
  if (!has('people', 2)) rows.push(rowOf('people', colleague(session)));
  await practice.documents.takeIn([...rows, rowOf('label_rolls', roll(session))], 'practice');
}
