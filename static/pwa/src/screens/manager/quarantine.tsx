/** What was received but does not count, and why; nothing of it is lost. */
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/manager';
import type { Rooms } from '../../rooms';
import type { QuarantineRow } from '../../sync/api';
import { List, Notice, Row } from '../../ui';
import { useAsked } from './fleet';

const REASONS = ['invalid', 'id_reuse', 'not_permitted', 'server_error', 'device_revoked'] as const;
const NOUNS = ['person', 'device', 'site', 'label_roll', 'visit', 'sample', 'label', 'photo', 'lab'] as const;
const SHOWN_MESSAGE = 160;

const reasonWords = (reason: string): string => {
  const known = REASONS.find((one) => one === reason);
  return known ? t(`q_${known}`) : reason;
};
const kindWords = (kind: string): string => {
  const noun = NOUNS.find((one) => one === kind.split('.')[0]);
  return noun ? t(`k_${noun}`) : kind;
};
const short = (text: string): string => (text.length > SHOWN_MESSAGE ? `${text.slice(0, SHOWN_MESSAGE)}…` : text);

function QuarantinedRow({ row, person }: { row: QuarantineRow; person: string }) {
  const message = (row.message as string | null) ?? '';
  return (
    <Row
      title={`${kindWords(row.kind)} · ${reasonWords(row.reason)}`}
      under={<>{person}<span class="code"> · {row.kind}</span>{message && <><br />{t('q_said', { message: short(message) })}</>}</>}
      aside={momentWords(row.received_at)}
    />
  );
}

export function Quarantine({ rooms, nameOf }: { rooms: Rooms; nameOf: (person_id: string) => string }) {
  const { answer, trouble, offline } = useAsked(() => rooms.api.quarantine(), null, 60_000);
  if (!answer) return trouble ? <Notice tone={offline ? 'plain' : 'warn'}>{offline ? t('offline_part') : trouble}</Notice> : <p class="soft" role="status">{t('loading')}</p>;
  if (answer.rows.length === 0) return <p class="soft">{t('quarantine_none')}</p>;
  return (
    <>
      <p class="soft small stack-gap">{t('quarantine_help')}</p>
      <List label={t('quarantine')}>
        {answer.rows.map((row) => <QuarantinedRow key={row.op_id} row={row} person={nameOf(row.actor)} />)}
      </List>
    </>
  );
}
