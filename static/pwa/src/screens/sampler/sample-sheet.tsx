/** 抽样单: one scroll, saved on every change, with the buttons in the thumb's reach. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Form } from '../../domain/document';
import { lackingPhotos, type Lack, lacksOf, type Sheet } from '../../domain/sheet';
import { nameOf } from '../../i18n/catalogue';
import { listed } from '../../i18n/listed';
import { t } from '../../i18n/words/sampler';
import type { Rooms } from '../../rooms';
import { AreaField, Button, Notice, Page, Section, Sheet as BottomSheet, troubleWords, useWatched } from '../../ui';
import { part as loadPart } from '../../ui/lazy';
import { finish } from './finish';
import { FormPart } from './form-part';
import { GoodsPart } from './goods-part';
import { OwnPart, useForms } from './own-part';
import { PhotoSlots } from './photo-slots';
import { PlaceRing } from './place-ring';
import { Labels } from './sheet-labels';
import { PairPart, SamplePart, SitePart } from './sheet-parts';
import { positionOf } from './sites';

const InItsPlace = loadPart(() => import('./in-its-place').then((file) => file.InItsPlace));

interface SampleSheetProps {
  rooms: Rooms;
  draft: Sheet;
}

export interface Draft {
  sheet: Sheet;
  change: (part: Partial<Sheet>) => void;
  latest: () => Sheet;
  /** The last write, after which none follows: a finished draft must not come back. */
  settle: () => Promise<void>;
  /** It could not be finished: changes are kept again. */
  goOn: () => void;
  unkept: string;
}

/** The sheet and its autosave. Writes follow one another, so that an old one never lands on a newer. */
function useDraft(rooms: Rooms, draft: Sheet): Draft {
  const [sheet, setSheet] = useState(draft);
  const latest = useRef(draft);
  const writing = useRef(Promise.resolve());
  const done = useRef(false);
  /** Why the last change is on the screen only. The next change tries again. */
  const [unkept, setUnkept] = useState('');
  const change = (part: Partial<Sheet>): void => {
    latest.current = { ...latest.current, ...part };
    setSheet(latest.current);
    writing.current = writing.current.then(() => {
      if (!done.current) return rooms.store.drafts.save(draft.id, latest.current, new Date().toISOString());
    }).then(() => setUnkept(''), (error: unknown) => setUnkept(troubleWords(error)));
  };
  const settle = (): Promise<void> => {
    done.current = true;
    return writing.current;
  };
  const goOn = (): void => {
    done.current = false;
  };
  return { sheet, change, latest: () => latest.current, settle, goOn, unkept };
}

function lackWords(rooms: Rooms, sheet: Sheet, lack: Lack, forms: Form[]): string {
  const field = lack.startsWith('fields.') ? rooms.reference.form_fields.find(({ key }) => key === lack.slice(7)) : undefined;
  if (field) return nameOf(field);
  const own = forms.flatMap(({ id, questions }) => questions.map((question) => ({ question, key: `own.${id}.${question.key}` }))).find(({ key }) => key === lack);
  if (own) return nameOf({ zh: own.question.zh, en: own.question.en ?? own.question.zh });
  if (lack === 'photos') return t('lack_photos', { names: listed(lackingPhotos(rooms.reference, sheet).map((slot) => nameOf(slot))) });
  const WORDS = { label: 'lack_label', site: 'sheet_site', point: 'point', samplers: 'samplers', sample_type: 'sample_type', sample_name: 'sample_name', qty_total: 'qty', notice_no: 'notice_no', parent: 'lack_parent' } as const;
  return lack in WORDS ? t(WORDS[lack as keyof typeof WORDS]) : lack;
}

function focusOn(lack: Lack): void {
  const element = document.getElementById(`sheet-${lack}`);
  element?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  element?.focus({ preventScroll: true });
}

function Lacking({ rooms, sheet, lacks, forms }: { rooms: Rooms; sheet: Sheet; lacks: Lack[]; forms: Form[] }) {
  return (
    <Notice tone="bad" title={t('lacks_title', { count: lacks.length })} urgent>
      <ul class="lacks">
        {lacks.map((lack) => <li key={lack}><button type="button" onClick={() => focusOn(lack)}>{lackWords(rooms, sheet, lack, forms)}</button></li>)}
      </ul>
    </Notice>
  );
}

export function SampleSheet({ rooms, draft }: SampleSheetProps) {
  const { sheet, change, latest, settle, goOn, unkept } = useDraft(rooms, draft);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [unsaved, setUnsaved] = useState('');
  const [discarding, setDiscarding] = useState(false);
  const site = useWatched(rooms.store, () => rooms.store.documents.find('sites', sheet.site), [sheet.site]);
  const forms = useForms(rooms, sheet);
  const lacks = lacksOf(rooms.reference, sheet, forms);
  const errors: Record<string, string> = tried ? Object.fromEntries(lacks.map((lack) => [lack, lack === 'qty_total' ? t('qty_bad') : lack === 'photos' ? lackWords(rooms, sheet, lack, forms) : t('lack_field')])) : {};
  const part = { rooms, sheet, change, errors };
  useEffect(() => {
    if (tried && lacks[0]) document.getElementById('sheet-top')?.scrollIntoView({ block: 'center' });
  }, [tried]);

  const save = async (next: boolean): Promise<void> => {
    setTried(true);
    if (lacks.length > 0) {
      document.getElementById('sheet-top')?.scrollIntoView({ block: 'center', behavior: 'smooth' });
      return;
    }
    setBusy(true);
    setUnsaved('');
    try {
      await settle();
      const sample_no = await finish(rooms, latest());
      rooms.toast(t('saved', { sample_no }));
      rooms.go(next ? '/capture' : `/sample#${sheet.id}`);
    } catch (error) {
      goOn();
      setUnsaved(troubleWords(error));
      rooms.toast(t('save_failed'), 'bad');
      setBusy(false);
    }
  };
  const discard = async (): Promise<void> => {
    await settle();
    await rooms.store.drafts.discard(sheet.id, sheet.photos.map(({ sha256 }) => sha256));
    rooms.go('/today');
  };
  return (
    <Page title={t('sheet')} back={{ label: t('back'), go: () => rooms.go('/today') }} aside={!unkept && <span class="soft small">{t('draft_kept')}</span>}>
      {unkept && <Notice tone="bad" urgent>{unkept}</Notice>}
      <div id="sheet-top" tabIndex={-1}>{tried && lacks.length > 0 && <Lacking rooms={rooms} sheet={sheet} lacks={lacks} forms={forms} />}</div>
      {sheet.recollect_of !== undefined && <InItsPlace rooms={rooms} sample={sheet.recollect_of} />}
      <Section title={t('labels')}><Labels {...part} latest={latest} /></Section>
      <Section title={t('sheet_sites')}>
        <div class="card"><SitePart {...part} site={site} /><PlaceRing rooms={rooms} sheet={sheet} change={change} site_at={site ? positionOf(site) : null} /></div>
      </Section>
      <Section title={t('sample')} aside={<GoodsPart rooms={rooms} latest={latest} change={change} />}><div class="card"><SamplePart {...part} site={site} /></div></Section>
      {forms.length > 0 && <OwnPart {...part} forms={forms} latest={latest} />}
      {sheet.sample_type !== '' && <Section title={t('photos')}><div class="card"><PhotoSlots {...part} latest={latest} error={errors['photos']} /></div></Section>}
      <Section title={t('samplers')}><div class="card"><PairPart {...part} /></div></Section>
      <Section>
        <FormPart rooms={rooms} sheet={sheet} change={change} />
        <div class="field"><AreaField label={t('note')} mark={t('optional')} value={sheet.note} onChange={(note) => change({ note })} maxLength={1200} /></div>
        <div class="actions"><Button tone="quiet" onClick={() => setDiscarding(true)}>{t('discard')}</Button></div>
      </Section>
      {unsaved && <Notice tone="bad" title={t('save_failed')} urgent>{unsaved}</Notice>}
      <div class="bar">
        <Button onClick={() => void save(true)} busy={busy}>{t('finish_next')}</Button>
        <Button tone="primary" onClick={() => void save(false)} busy={busy}>{t('finish')}</Button>
      </div>
      {discarding && (
        <BottomSheet title={t('discard')} close_label={t('close')} onClose={() => setDiscarding(false)}>
          <p>{t('discard_sure')}</p>
          <div class="actions"><Button onClick={() => setDiscarding(false)}>{t('cancel')}</Button><Button tone="danger" onClick={() => void discard()}>{t('discard')}</Button></div>
        </BottomSheet>
      )}
    </Page>
  );
}
