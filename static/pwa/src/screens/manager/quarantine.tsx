/** What was received but does not count, why, and a second chance for it; nothing of it is lost. */
import { useState } from 'preact/hooks';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/manager';
import type { Rooms } from '../../rooms';
import type { QuarantineRow } from '../../sync/api';
import { Badge, Button, List, useTold, useWatched } from '../../ui';
import { ApplySheet } from './apply-sheet';
import { Answered, useAsked } from './asked';
import { kindWords } from './said-words';
import { aboutRow, type Fate, fateOf, messageOf, type Request, withLeft } from './second-chance';

const REASONS = ['invalid', 'id_reuse', 'not_permitted', 'server_error', 'device_revoked', 'device_unknown'] as const;
const SHOWN_MESSAGE = 160;

const reasonWords = (reason: string): string => {
  const known = REASONS.find((one) => one === reason);
  return known ? t(`q_${known}`) : reason;
};
const short = (text: string): string => (text.length > SHOWN_MESSAGE ? `${text.slice(0, SHOWN_MESSAGE)}…` : text);

const FATES: Record<Exclude<Fate, 'open'>, { tone: 'info' | 'good' | 'warn' | 'bad'; sign: string }> = {
  asking: { tone: 'info', sign: '↑' }, let_in: { tone: 'good', sign: '✓' }, still: { tone: 'warn', sign: '!' }, not_allowed: { tone: 'bad', sign: '!' },
};
const FateBadge = ({ fate }: { fate: Fate }) => (fate === 'open' ? null : <Badge tone={FATES[fate].tone} sign={FATES[fate].sign}>{t(`fate_${fate}`)}</Badge>);

/** The newest request that this device made for a row. */
function useRequest(rooms: Rooms, op_id: string): Request | undefined {
  const entries = useWatched(rooms.store, () => rooms.store.outbox.about(aboutRow(op_id)), [op_id]);
  const last = entries?.at(-1);
  return last && { state: last.state, asked_at: last.queued_at };
}

interface LineProps {
  rooms: Rooms;
  row: QuarantineRow;
  listed: boolean;
  person: string;
  onApply: () => void;
}

function Line({ rooms, row, listed, person, onApply }: LineProps) {
  const fate = fateOf(row, useRequest(rooms, row.op_id), listed);
  const message = messageOf(row.message ?? '');
  return (
    <li class="row said-row">
      <div class="said-head">
        <strong>{kindWords(row.kind)} · {reasonWords(row.reason)}</strong>
        <FateBadge fate={fate} />
      </div>
      <p class="soft small number">{person} · {momentWords(row.received_at)} · <span class="code">{row.kind}</span></p>
      {message && <p class="small">{t(fate === 'still' ? 'q_tried' : 'q_said', { message: short(message) })}</p>}
      {fate === 'let_in' && <p class="small">{t('fate_let_in_text')}</p>}
      {listed && fate !== 'asking' && <div><Button onClick={onApply} label={t('apply_title', { name: `${kindWords(row.kind)} · ${person}` })}>{t('apply')}</Button></div>}
    </li>
  );
}

export function Quarantine({ rooms, nameOf }: { rooms: Rooms; nameOf: (person_id: string) => string }) {
  useTold(rooms.sync);
  const asked = useAsked(() => rooms.api.quarantine(), rooms.sync.state.reached_at, 60_000);
  const [tried, setTried] = useState<QuarantineRow[]>([]);
  const [applying, setApplying] = useState<QuarantineRow | null>(null);
  const onAsked = (): void => {
    if (applying) setTried((before) => [...before.filter(({ op_id }) => op_id !== applying.op_id), applying]);
    setApplying(null);
  };
  return (
    <Answered asked={asked}>
      {({ rows }) => rows.length + tried.length === 0 ? <p class="soft">{t('quarantine_none')}</p> : (
        <>
          <p class="soft small stack-gap">{t('quarantine_help')}</p>
          <List label={t('quarantine')}>
            {withLeft(rows, tried).map(({ row, listed }) => (
              <Line key={row.op_id} rooms={rooms} row={row} listed={listed} person={nameOf(row.actor)} onApply={() => setApplying(row)} />
            ))}
          </List>
          {applying && <ApplySheet rooms={rooms} row={applying} name={`${kindWords(applying.kind)} · ${nameOf(applying.actor)}`} onAsked={onAsked} onClose={() => setApplying(null)} />}
        </>
      )}
    </Answered>
  );
}
