/** One roll of labels: with whom, what became of its labels, and what can be done with it. */
import { useState } from 'preact/hooks';
import { printed } from '../../domain/label';
import type { Counted, Counts } from '../../domain/label-stock';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/manager';
import { t as stock } from '../../i18n/words/stock';
import type { Rooms } from '../../rooms';
import { Badge, Button, Progress, useWatched } from '../../ui';
import { PrintSheet } from './roll-print';
import { AssignSheet, BackSheet } from './roll-sheets';

interface RollRowProps {
  rooms: Rooms;
  counted: Counted;
  people: { id: string; name: string; active: boolean }[];
  person: (id: string | null) => string | null;
}
type Open = 'print' | 'assign' | 'back' | null;
const SHOWN = ['used', 'spoiled', 'lost', 'returned', 'unused'] as const satisfies readonly (keyof Counts)[];
const SIGNS = { used: '●', spoiled: '✕', lost: '?', returned: '↩', unused: '○' } as const;

const countWords = (counts: Counts): string =>
  SHOWN.filter((key) => counts[key] > 0 || key === 'used' || key === 'unused').map((key) => `${stock(key)} ${counts[key]}`).join(' · ');

function printWords({ roll: { prints = [] } }: Counted, person: RollRowProps['person']): string {
  const last = prints.at(-1);
  return last ? `${stock('printed', { count: prints.length })} · ${stock('last_print', { time: momentWords(last.at), by: person(last.by) ?? '–' })}` : stock('never');
}

function EachLabel({ counted: { roll, whereabouts } }: { counted: Counted }) {
  return (
    <ol class="each-label">
      {roll.codes.map((code, index) => {
        const where = whereabouts[index] ?? 'unused';
        return <li key={code}><span class="code small">{printed(code)}</span> <span class="soft small"><span aria-hidden="true">{SIGNS[where]}</span> {stock(where)}</span></li>;
      })}
    </ol>
  );
}

export function RollRow({ rooms, counted, people, person }: RollRowProps) {
  const { roll, counts } = counted;
  const [open, setOpen] = useState<Open>(null);
  const entries = useWatched(rooms.store, () => rooms.store.outbox.about(roll.id), [roll.id]) ?? [];
  const unsent = entries.some(({ state, operation }) => state !== 'sent' && operation.kind === 'label_roll.issue');
  const to = person(roll.issued_to);
  const close = (): void => setOpen(null);
  return (
    <li class="row roll">
      <div class="roll-head">
        <strong>{to ? t('roll_to', { name: to }) : t('in_stock')}</strong>
        <span class="number">{t('roll_count', { count: roll.codes.length })}</span>
      </div>
      <p class="soft small number">{t('roll_meta', { time: momentWords(roll.issued_at), by: person(roll.issued_by) ?? '–' })}</p>
      <Progress value={1 - counts.unused / roll.codes.length} label={t('used_label')} />
      <p class="small number">{countWords(counts)}</p>
      <p class="soft small number">{printWords(counted, person)}</p>
      <div class="roll-print">
        <Button onClick={() => setOpen('print')} disabled={unsent}>{stock('print')}</Button>
        <Button onClick={() => setOpen('assign')}>{stock('assign')}</Button>
        <Button onClick={() => setOpen('back')} disabled={counts.unused === 0}>{stock('give_back')}</Button>
        {unsent && <Badge tone="info" sign="✓">{t('roll_waits')}</Badge>}
      </div>
      <details><summary>{stock('each')}</summary><EachLabel counted={counted} /></details>
      {open === 'print' && <PrintSheet rooms={rooms} counted={counted} onClose={close} />}
      {open === 'assign' && <AssignSheet rooms={rooms} counted={counted} people={people} onClose={close} />}
      {open === 'back' && <BackSheet rooms={rooms} counted={counted} onClose={close} />}
    </li>
  );
}
