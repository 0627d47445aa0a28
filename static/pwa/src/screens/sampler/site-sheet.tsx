/** One site: its points, when it was last sampled, and how a visit without a sample is told. */
import { useState } from 'preact/hooks';
import type { Site } from '../../domain/document';
import { listOf } from '../../domain/reference';
import { carriedFrom, type Carried, newSheet } from '../../domain/draft';
import { nameOf } from '../../i18n/catalogue';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/sampler';
import type { Rooms } from '../../rooms';
import { AreaField, Button, Chips, Sheet, useWatched } from '../../ui';

interface SiteSheetProps {
  rooms: Rooms;
  site: Site;
  visit_id: string;
  onClose: () => void;
}

/** The next sheet begins at this site. */
export async function carrySite(rooms: Rooms, site: string): Promise<void> {
  const before = (await rooms.store.meta.find('carried')) as Carried | undefined;
  const base = before ?? carriedFrom(newSheet('', '', rooms.session.person_id, null));
  if (base.site !== site) await rooms.store.meta.remember('carried', { ...base, site, point: '', point_id: null });
}

export function SiteSheet({ rooms, site, visit_id, onClose }: SiteSheetProps) {
  const [outcome, setOutcome] = useState('');
  const [note, setNote] = useState('');
  const last = useWatched(rooms.store, async () => {
    const samples = await rooms.store.documents.list('samples');
    return samples.filter((sample) => sample.site === site.id).map((sample) => sample.sampled_at ?? '').sort().at(-1) ?? null;
  }, [site.id]);
  const outcomes = listOf(rooms.reference, 'visit_outcome').filter(({ key }) => key !== 'normal');

  const start = async (): Promise<void> => {
    await carrySite(rooms, site.id);
    rooms.go('/capture');
  };
  const record = async (): Promise<void> => {
    const started_at = new Date().toISOString();
    const body = { site: site.id, outcome, started_at, samplers: [rooms.session.person_id], ...(note.trim() ? { note: note.trim() } : {}) };
    await rooms.say([{ kind: 'visit.record', subject: visit_id, body }]);
    rooms.toast(t('outcome_saved', { outcome: nameOf(outcomes.find(({ key }) => key === outcome)) }));
    onClose();
  };
  const points = site.points.map(({ name }) => name).join('、');
  return (
    <Sheet title={site.name} close_label={t('close')} onClose={onClose}>
      <p class="soft">{[site.town, site.address].filter(Boolean).join(' ')}</p>
      {points && <p class="soft">{t('site_points')}：{points}</p>}
      <p class="soft">{last ? t('site_last', { time: momentWords(last) }) : t('site_never')}</p>
      <div class="actions"><Button tone="primary" wide onClick={() => void start()}>{t('site_start')}</Button></div>
      <div class="sheet-part">
        <Chips label={t('site_outcome')} choices={outcomes.map((row) => ({ value: row.key, text: nameOf(row) }))} chosen={[outcome]} onChange={([chosen = '']) => setOutcome(chosen)} />
        {outcome && <AreaField label={t('note')} mark={t('optional')} value={note} onChange={setNote} rows={2} maxLength={2000} />}
        {outcome && <div class="actions"><Button wide onClick={() => void record()}>{t('outcome_confirm')}</Button></div>}
      </div>
    </Sheet>
  );
}
