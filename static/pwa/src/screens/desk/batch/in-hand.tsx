/** The sample in hand: what it is, what stands against it, and what may be said of it; by button, by key, by printed command. */
import { printed } from '../../../domain/label';
import { momentWords } from '../../../i18n/moments';
import { t } from '../../../i18n/words/batch';
import type { Rooms } from '../../../rooms';
import { Button, StateBadge } from '../../../ui';
import { AfterPart } from '../after-part';
import { CheckPart } from '../check-part';
import { useKeys } from '../desk';
import { HoldsPart } from '../holds-part';
import { type NameOfPerson, Warnings } from '../record';
import type { OnAct, ReceptionRow, RowAct } from '../row-acts';
import { isScanned } from './item-standing';
import { ItemMark, SaidTwice } from './row-line';

/** As on the screen of a single sample, where that has them. */
const KEYS: Partial<Record<RowAct, string>> = { receive: 'F2', missing: 'F4', hold: 'F7', deviate: 'F8', reject: 'F9' };
const CHECK = 'F6';
const TONES: Partial<Record<RowAct, 'primary' | 'danger'>> = { receive: 'primary', reject: 'danger' };

const someHere = ({ items }: ReceptionRow): boolean => items.some(({ arrival }) => arrival === 'arrived');

/** What can be said of it now; a decided sample is not decided again, unless its decisions contradict each other. */
export function actsFor(row: ReceptionRow): RowAct[] {
  const open = row.view === null || row.view.conflict || (row.view.decisions.length === 0 && row.view.state !== 'void');
  if (!open) return [];
  const here = someHere(row);
  const lacks = row.items.some(({ listed, arrival }) => listed && arrival === 'unchecked');
  return [
    ...(here ? (['receive', 'deviate', 'hold', 'reject'] as const) : []), ...(lacks ? (['missing'] as const) : []), ...(row.unexpected ? (['unexpected'] as const) : []),
  ];
}

interface InHandProps {
  rooms: Rooms;
  row: ReceptionRow;
  person: NameOfPerson;
  onAct: OnAct;
  onByHand: (item: string) => void;
  onCheck: () => void;
}

function Doing({ row, onAct, onCheck }: Pick<InHandProps, 'row' | 'onAct' | 'onCheck'>) {
  const acts = actsFor(row);
  const may_check = row.sample !== null && acts.includes('receive');
  useKeys({ ...Object.fromEntries(Object.entries(KEYS).map(([act, key]) => [key, acts.includes(act as RowAct) ? () => onAct(row, act as RowAct) : undefined])), [CHECK]: may_check ? onCheck : undefined });
  return (
    <div class="batch-acts" role="group" aria-label={t('acts')}>
      {acts.map((act) => <Button key={act} {...(TONES[act] ? { tone: TONES[act] } : {})} onClick={() => onAct(row, act)}>{t(`act_${act}`)}{KEYS[act] && <kbd class="desk-key">{KEYS[act]}</kbd>}</Button>)}
      {may_check && <Button onClick={onCheck}>{t('act_check')}<kbd class="desk-key">{CHECK}</kbd></Button>}
    </div>
  );
}

export function InHand({ rooms, row, person, onAct, onByHand, onCheck }: InHandProps) {
  const decision = row.view?.decisions[0];
  return (
    <article class="batch-hand" aria-label={t('in_hand')}>
      <header class="desk-record-head">
        <h2>{row.sample?.sample_name ?? t('unnamed')}</h2>
        {row.view && <StateBadge states={rooms.reference.custody.states} state={row.view.state} />}
      </header>
      <Doing row={row} onAct={onAct} onCheck={onCheck} />
      <p class="number soft">{row.sample?.sample_no ?? '–'}</p>
      <ul class="desk-items">
        {row.items.map((item) => (
          <li key={item.item.id}>
            <ItemMark item={item} /><span class="code">{printed(item.item.label)}</span>{item.item.amount && <span>{item.item.amount}</span>}
            {item.told && <span class="soft small">{t(item.arrival === 'missing' ? 'missing_by' : isScanned(item) ? 'scanned_by' : 'hand_by', { by: person(item.told.by), at: momentWords(item.told.at) })}</span>}
            {item.arrival !== 'arrived' && item.listed && <Button tone="quiet" onClick={() => onByHand(item.item.id)}>{t('by_hand_now')}</Button>}
          </li>
        ))}
      </ul>
      {row.sample && row.view && <HoldsPart rooms={rooms} sample={row.sample} holds={row.view.holds} person={person} />}
      {row.sample && row.view && <AfterPart rooms={rooms} sample={row.sample} view={row.view} person={person} />}
      {decision ? <p>{t('decided_by', { by: person(decision.by), at: momentWords(decision.at) })}</p> : <Warnings words={row.flags} />}
      {row.view?.check && <CheckPart rooms={rooms} check={row.view.check} person={person} />}
      <SaidTwice row={row} person={person} />
      {row.sample && <Button tone="quiet" onClick={() => rooms.go(`/sample#${row.id}`)}>{t('whole_record')}</Button>}
    </article>
  );
}
