/** How a visit ends: its outcome, a picture of the shop front, who saw it and why; then it is said, in one tap. */
import { useState } from 'preact/hooks';
import type { SheetPhoto } from '../../domain/draft';
import { listOf } from '../../domain/reference';
import { endLacks, type Visiting, type VisitLack } from '../../domain/visit';
import { nameOf } from '../../i18n/catalogue';
import { t as sampler } from '../../i18n/words/sampler';
import { t } from '../../i18n/words/visit';
import { type FixState, placeOf } from '../../place/fix';
import type { Rooms } from '../../rooms';
import { AreaField, Button, Chips, Notice, Sheet, TextField, troubleWords, useWatched } from '../../ui';
import { PhotoSlot } from './photo-set';
import { QuickWords } from '../../ui/quick-words';
import type { VisitPart } from './visit';
import { draftsAt } from './visit-samples';
import { endVisit } from './visiting';

type VisitEndProps = VisitPart & {
  latest: () => Visiting | null | undefined;
  settle: () => Promise<void>;
  fix: FixState | null;
  onClose: () => void;
};

/** What was taken here so far, and what is still a draft. */
const useCounts = (rooms: Rooms, visit: Visiting) => useWatched(rooms.store, async () => {
  const samples = (await rooms.store.documents.list('samples')).filter((sample) => sample.visit === visit.id).length;
  return { samples, drafts: (await draftsAt(rooms, visit.site)).length };
}, [visit.id]);

const REASONS = { refused: 'why_refused', closed: 'why_closed', no_sample: 'why_no_sample' } as const;
const reasonsFor = (outcome: string): string[] => (outcome in REASONS ? t(REASONS[outcome as keyof typeof REASONS]).split('|') : []);

export function VisitEnd(props: VisitEndProps) {
  const { rooms, visit, onClose } = props;
  const counts = useCounts(rooms, visit);
  return (
    <Sheet title={t('end')} close_label={sampler('close')} onClose={onClose}>
      {counts && <EndForm {...props} {...counts} />}
    </Sheet>
  );
}

function EndForm({ rooms, visit: begun, change, latest, settle, fix, samples, drafts }: VisitEndProps & { samples: number; drafts: number }) {
  // With samples taken, a normal end is the likely one; without them, nothing is presumed.
  const visit = { ...begun, outcome: begun.outcome || (samples > 0 ? 'normal' : '') };
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const lacks = endLacks(visit, samples);
  const error = (lack: VisitLack, words: string): string | undefined => (tried && lacks.includes(lack) ? words : undefined);
  const storefront = rooms.reference.photo_set.find(({ key }) => key === 'storefront');
  const put = (photo: SheetPhoto): void => change({ photos: [...(latest()?.photos ?? []).filter(({ photo_kind }) => photo_kind !== photo.photo_kind), photo] });
  const end = async (): Promise<void> => {
    setTried(true);
    if (lacks.length > 0) return;
    setBusy(true);
    try {
      await settle();
      await endVisit(rooms, { ...(latest() ?? visit), outcome: visit.outcome }, placeOf(fix, sampler('place_none')));
      rooms.toast(t('ended', { outcome: nameOf(listOf(rooms.reference, 'visit_outcome').find(({ key }) => key === visit.outcome)) }));
      rooms.go('/today');
    } catch (problem) {
      rooms.toast(troubleWords(problem), 'bad');
      setBusy(false);
    }
  };
  /** A wrong site was chosen: nobody has been told of it, and nobody will be. */
  const leave = async (): Promise<void> => {
    await settle();
    await Promise.all([rooms.store.visits.forget(visit.id), ...visit.photos.map(({ sha256 }) => rooms.store.photos.discard(sha256))]);
    rooms.go('/today');
  };
  const outcomes = listOf(rooms.reference, 'visit_outcome').map((row) => ({ value: row.key, text: nameOf(row) }));
  return (
    <>
      {drafts > 0 && <Notice tone="warn">{t('drafts_left', { count: drafts })}</Notice>}
      <Chips label={t('outcome')} hint={samples > 0 ? t('samples_here', { count: samples }) : t('no_samples_here')} choices={outcomes} chosen={[visit.outcome]} onChange={([outcome = '']) => change({ outcome })} error={error('outcome', t('choose_outcome'))} />
      {visit.samplers.length < 2 && <TextField label={sampler('alone')} value={visit.alone_reason} onChange={(alone_reason) => change({ alone_reason })} error={error('alone_reason', sampler('needed'))} maxLength={200} />}
      {visit.outcome !== '' && (
        <>
          <AreaField label={t('why')} {...(visit.outcome === 'normal' && samples > 0 ? { mark: sampler('optional') } : {})} value={visit.note} onChange={(note) => change({ note })} error={error('why', t('why_needed'))} rows={2} maxLength={2000} />
          <QuickWords label={t('quick_reasons')} words={reasonsFor(visit.outcome)} chosen={visit.note} onChoose={(note) => change({ note })} />
          <div class="field"><TextField label={t('witness')} mark={sampler('optional')} hint={t('witness_hint')} value={visit.witness} onChange={(witness) => change({ witness })} maxLength={200} /></div>
          {storefront && (
            <div class="photo-slots">
              <PhotoSlot rooms={rooms} asked={{ slot: storefront, required: false }} photo={visit.photos.find(({ photo_kind }) => photo_kind === storefront.key)} onPhoto={put} />
            </div>
          )}
        </>
      )}
      <div class="actions"><Button tone="primary" wide busy={busy} onClick={() => void end()}>{t('end_confirm')}</Button></div>
      {!visit.recorded && samples + drafts === 0 && <div class="actions"><Button tone="quiet" onClick={() => void leave()}>{t('not_here_after_all')}</Button></div>}
    </>
  );
}
