/** One sample in one line: how much of it is here, what stands against it, and what became of it. */
import { printed } from '../../../domain/label';
import { momentWords } from '../../../i18n/moments';
import { t } from '../../../i18n/words/batch';
import type { Rooms } from '../../../rooms';
import { StateBadge } from '../../../ui';
import type { NameOfPerson } from '../record';
import type { ReceptionRow, RowItem } from '../row-acts';
import { isScanned } from './item-standing';
import { isAccounted, isClean, saidTwice } from './row';

const SIGNS = { arrived: '✓', missing: '✕', unchecked: '○' } as const;

/** Here by scanner or by hand, missing, or not looked at: a sign, a letter, and the words for it. */
export function ItemMark({ item }: { item: RowItem }) {
  const how = item.arrival === 'arrived' ? t(isScanned(item) ? 'by_scan' : 'by_hand') : t(`item_${item.arrival}`);
  return (
    <span class={`batch-item is-${item.arrival}${item.listed ? '' : ' is-unlisted'}`} title={`${printed(item.item.label)} · ${how}`}>
      <span aria-hidden="true">{SIGNS[item.arrival]}</span> {item.item.bottle ?? item.item.kind}
      {item.arrival === 'arrived' && !isScanned(item) && <small> {t('hand_short')}</small>}
      <span class="only-spoken"> {how}</span>
    </span>
  );
}

/** Another desk did the same: it counts once, and both are told. */
export function SaidTwice({ row, person }: { row: ReceptionRow; person: NameOfPerson }) {
  const words = saidTwice(row).map(({ kind, by, at }) => t(kind === 'sample.arrive' ? 'also_arrived' : 'also_decided', { by: person(by), at: momentWords(at) }));
  return words.length > 0 ? <span class="batch-also">{words.join('；')}</span> : null;
}

const signOf = (row: ReceptionRow): { sign: string; tone: string } => {
  if (row.view?.state === 'rejected') return { sign: '✕', tone: 'bad' };
  if (isAccounted(row)) return { sign: row.answers.length > 0 ? '?' : '✓', tone: row.answers.length > 0 ? 'look' : 'good' };
  if (isClean(row)) return { sign: '●', tone: 'here' };
  return { sign: row.items.some(({ arrival }) => arrival === 'arrived') ? '⚠' : '○', tone: row.items.some(({ arrival }) => arrival === 'arrived') ? 'look' : 'wait' };
};

interface RowLineProps {
  rooms: Rooms;
  row: ReceptionRow;
  person: NameOfPerson;
  in_hand: boolean;
  onTake: (id: string) => void;
}

export function RowLine({ rooms, row, person, in_hand, onTake }: RowLineProps) {
  const { sign, tone } = signOf(row);
  const decided = row.view !== null && (row.view.decisions.length > 0 || row.view.state === 'void');
  const flags = decided || tone === 'wait' ? [] : row.flags;
  return (
    <li class={`batch-row is-${tone}${in_hand ? ' is-in-hand' : ''}`} id={`row-${row.id}`}>
      <button type="button" class="batch-row-inside" aria-pressed={in_hand} onClick={() => onTake(row.id)}>
        <span class="batch-sign" aria-hidden="true">{sign}</span>
        <span class="batch-row-text">
          <strong>{row.sample?.sample_name ?? t('unnamed')}</strong>
          <span class="number">{row.sample?.sample_no ?? '–'}</span>
          {flags.length > 0 && <span class="batch-flags">{flags.join('；')}</span>}
          <SaidTwice row={row} person={person} />
        </span>
        <span class="batch-items">{row.items.map((item) => <ItemMark key={item.item.id} item={item} />)}</span>
        {decided && row.view && <StateBadge states={rooms.reference.custody.states} state={row.view.state} />}
      </button>
    </li>
  );
}
