/** What was said and waits for its other half: a label that no record carries yet, or a record still on a phone. */
import { momentWords, spanWords } from '../../i18n/moments';
import { t } from '../../i18n/words/manager';
import type { Rooms } from '../../rooms';
import type { HeldRow } from '../../sync/api';
import { Badge, List, useNow } from '../../ui';
import { Answered, useAsked } from './asked';
import { kindWords, waitsForLabel, waitsForWords } from './said-words';

function HeldLine({ row, person }: { row: HeldRow; person: string }) {
  const now = useNow();
  return (
    <li class="row said-row">
      <div class="said-head">
        <strong>{kindWords(row.kind)} · {waitsForWords(row.waits_for)}</strong>
        {row.overdue && <Badge tone="warn" sign="!">{t('held_overdue', { span: spanWords(row.since, now) })}</Badge>}
      </div>
      <p class="soft small number">{t('held_since', { name: person, time: momentWords(row.since, now) })}</p>
      {row.problem && <p class="small">{t('q_said', { message: row.problem })}</p>}
      {row.overdue && <p class="small">{t(waitsForLabel(row.waits_for) ? 'held_do_label' : 'held_do_record')}</p>}
    </li>
  );
}

export function Held({ rooms, nameOf }: { rooms: Rooms; nameOf: (person_id: string) => string }) {
  const asked = useAsked(() => rooms.api.held(), rooms.sync.state.reached_at, 60_000);
  return (
    <Answered asked={asked}>
      {({ rows }) => rows.length === 0 ? <p class="soft">{t('held_none')}</p> : (
        <>
          <p class="soft small stack-gap">{t('held_help')}</p>
          <List label={t('held')}>{rows.map((row) => <HeldLine key={row.op_id} row={row} person={nameOf(row.actor)} />)}</List>
        </>
      )}
    </Answered>
  );
}
