/** Which sample a blank, parallel or fortified sample is of: one of this phone's latest. */
import type { Sheet } from '../../domain/sheet';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/items';
import { t as sampler } from '../../i18n/words/sampler';
import type { Rooms } from '../../rooms';
import { SelectField, useWatched } from '../../ui';

interface ParentFieldProps {
  rooms: Rooms;
  sheet: Sheet;
  change: (part: Partial<Sheet>) => void;
  error: string | undefined;
}

const MOST = 30;

async function candidates({ store, session, reference }: Rooms, site: string) {
  const qc = new Set(reference.sample_types.filter(({ form }) => form === 'parent').map(({ code }) => code));
  const mine = (await store.documents.list('samples')).filter((sample) => sample.created_by === session.person_id && !qc.has(sample.sample_type) && sample.state !== 'void');
  const near = (here: string | null): number => (here === site ? 0 : 1);
  return mine.sort((a, b) => near(a.site) - near(b.site) || (b.sampled_at ?? '').localeCompare(a.sampled_at ?? '')).slice(0, MOST);
}

export function ParentField({ rooms, sheet, change, error }: ParentFieldProps) {
  const samples = useWatched(rooms.store, () => candidates(rooms, sheet.site), [sheet.site]) ?? [];
  const choices = samples.map(({ id, sample_name, sample_no, sampled_at }) => ({ value: id, text: `${sample_name ?? ''} ${sample_no ?? ''} · ${momentWords(sampled_at)}` }));
  return (
    <SelectField
      id="sheet-parent" label={t('parent_sample')} hint={samples.length === 0 ? t('parent_none') : t('parent_hint')} value={sheet.parent}
      choices={choices} empty={sampler('choose')} onChange={(parent) => change({ parent })} error={error}
    />
  );
}
