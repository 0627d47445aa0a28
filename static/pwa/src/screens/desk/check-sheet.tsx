/** 核对: the checklist of a sample's matrix. What is in order needs one key for all; only what deviates is touched. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Answer, type CheckKey, isOnlyComputed, troubleIn } from '../../domain/checklist';
import type { SheetPhoto } from '../../domain/draft';
import { listOf } from '../../domain/reference';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/checking';
import type { Rooms } from '../../rooms';
import { AreaField, Button, Sheet, useWatched } from '../../ui';
import { PhotoRow, photoActs, withPhotos } from '../photos/photo-row';
import { doneWithUndo } from '../undo';
import { receiveActs } from './acts';
import { CheckKnown } from './check-known';
import { CheckLine } from './check-line';
import { answersNow, checkActs, type Checking, checkingOf, type SaidCheck } from './checking';
import { useLoneKeys } from './lone-keys';
import { type ReceptionRow, type RowAct, targetOfRow } from './row-acts';

/** What the person goes on with: receiving is said in the same tap, the others ask for more. */
export type AfterCheck = Extract<RowAct, 'receive' | 'deviate' | 'hold' | 'reject'> | null;

export interface CheckSheetProps {
  rooms: Rooms;
  row: ReceptionRow;
  /** `words`: what deviates, for the window that follows. */
  onSaid: (next: AfterCheck, words: string) => void;
  onClose: () => void;
}

const KEYS = '123456789ABC';
export const checkName = (rooms: Rooms, key: string): string => nameOf(listOf(rooms.reference, 'reception_check').find((row) => row.key === key), key);

export function CheckSheet({ rooms, row, onSaid, onClose }: CheckSheetProps) {
  const checking = useWatched(rooms.store, () => checkingOf(rooms, row), [row.id]);
  const title = t('title', { name: row.sample?.sample_name ?? row.sample?.sample_no ?? row.code });
  return (
    <Sheet title={title} close_label={t('close')} onClose={onClose} wide>
      {checking ? <Questions rooms={rooms} row={row} checking={checking} onSaid={onSaid} /> : <p class="soft">{t('loading')}</p>}
    </Sheet>
  );
}

const nothingSaid = ({ last_thermometer, thermometers }: Checking, unit: string | null): SaidCheck => ({
  said: {}, typed: { amount: '', unit: unit ?? 'kg', temperature: '', seal_no: '' }, no_temperature_reason: '', appearance: '', note: '',
  instrument: thermometers.some(({ id }) => id === last_thermometer) ? last_thermometer : '',
});

/** Enter leaves a field for the page, and there it saves: a scanner's Enter behind a seal number never does. */
function useEnter(save: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    if (event.target instanceof HTMLInputElement && event.target.type !== 'radio') event.target.closest<HTMLElement>('.checklist')?.focus();
    else save();
  };
}

function errorsOf(checking: Checking, now: SaidCheck): Partial<Record<'amount' | 'temperature', string>> {
  const troubles = troubleIn(checking.checked, now.typed, now.no_temperature_reason).map((trouble): [string, string] => [trouble.startsWith('amount') ? 'amount' : 'temperature', t(trouble)]);
  return Object.fromEntries(troubles);
}

function Questions({ rooms, row, checking, onSaid }: Omit<CheckSheetProps, 'onClose'> & { checking: Checking }) {
  const [now, setNow] = useState(() => nothingSaid(checking, row.sample?.qty_unit ?? null));
  const [photos, setPhotos] = useState<SheetPhoto[]>([]);
  const [tried, setTried] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const change = (part: Partial<SaidCheck>): void => setNow((before) => ({ ...before, ...part }));
  const answers = answersNow(checking, now);
  const wrong = errorsOf(checking, now);
  const differs = answers.filter(({ answer }) => answer === 'deviates').map(({ key }) => checkName(rooms, key));
  const needs_note = now.note.trim() === '' && answers.some(({ key, answer }) => answer === 'deviates' && !isOnlyComputed(key));
  const answer = (key: CheckKey, given: Answer): void => change({ said: { ...now.said, [key]: given } });
  useLoneKeys((key) => {
    const turned = answers[KEYS.indexOf(key)];
    if (turned && KEYS.includes(key) && !isOnlyComputed(turned.key)) answer(turned.key, turned.answer === 'deviates' ? 'ok' : 'deviates');
  });
  useEffect(() => list.current?.focus(), []);

  const save = async (next: AfterCheck): Promise<void> => {
    setTried(true);
    if (Object.keys(wrong).length > 0 || needs_note) return document.querySelector<HTMLElement>('.checklist .has-error')?.scrollIntoView({ block: 'center' });
    const sample = row.sample?.id ?? '';
    const acts = [...checkActs(row, checking, now), ...photoActs(sample, photos), ...(next === 'receive' ? receiveActs({ ...targetOfRow(row), arrived: true }) : [])];
    const said = await rooms.say(acts, withPhotos(sample, photos));
    if (now.instrument && now.typed.temperature.trim()) await rooms.store.meta.rememberQuietly('instruments', { ...(await rooms.store.meta.find('instruments')), temperature: now.instrument });
    doneWithUndo(rooms, t(next === 'receive' ? 'done_receive' : 'done'), said, next === 'receive' ? 'sample.receive' : 'reception.check');
    onSaid(next, [now.note.trim(), differs.join('、')].filter(Boolean)[0] ?? '');
  };
  const enter = useEnter(() => void save(null));
  const part = { checking, now, change, errors: tried ? wrong : {} };
  return (
    <div class="checklist" onKeyDown={enter} ref={list} tabIndex={-1}>
      <p class="field-hint">{t('help')}</p>
      {answers.map(({ key, answer: given, computed }, at) => (
        <CheckLine key={key} name={checkName(rooms, key)} question={key} press={KEYS[at] ?? ''} answer={given} computed={computed} locked={isOnlyComputed(key)} onAnswer={(one) => answer(key, one)}>
          <CheckKnown question={key} {...part} />
        </CheckLine>
      ))}
      {differs.length > 0 && (
        <>
          <AreaField label={t('note')} hint={t('note_hint')} value={now.note} onChange={(note) => change({ note })} maxLength={2000} error={tried && needs_note ? t('note_needed') : undefined} />
          <PhotoRow rooms={rooms} label={t('photos')} mark={t('optional')} photo_kind="reception" photos={photos} onChange={setPhotos} />
        </>
      )}
      <p class="check-sum" role="status">{differs.length === 0 ? t('all_ok') : t('sum_deviates', { count: differs.length, names: differs.join('、') })}</p>
      <Going row={row} differs={differs.length > 0} save={(next) => void save(next)} />
    </div>
  );
}

function Going({ row, differs, save }: { row: ReceptionRow; differs: boolean; save: (next: AfterCheck) => void }) {
  const may_decide = row.view?.decisions.length === 0 || row.view?.conflict === true;
  return (
    <div class="actions check-going">
      {differs && may_decide && (
        <>
          <Button tone="danger" onClick={() => save('reject')}>{t('next_reject')}</Button>
          <Button onClick={() => save('hold')}>{t('next_hold')}</Button>
          <Button onClick={() => save('deviate')}>{t('next_deviate')}</Button>
        </>
      )}
      {!differs && may_decide && <Button onClick={() => save('receive')}>{t('save_receive')}</Button>}
      <Button tone="primary" onClick={() => save(null)}>{t(differs ? 'save' : 'save_rest')}<kbd class="desk-key">↵</kbd></Button>
    </div>
  );
}
