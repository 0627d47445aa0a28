/** What happened to a sample: the lab's facts, and what this phone said that the lab has not told back yet. */
import { trusted } from '../../domain/clock';
import { printed } from '../../domain/label';
import { undoneHere } from '../../domain/undoing';
import type { Operation } from '../../domain/operation';
import { nameOf } from '../../i18n/catalogue';
import { momentWords } from '../../i18n/moments';
import { t as asked } from '../../i18n/words/asked';
import { t as box } from '../../i18n/words/box';
import { t as returning } from '../../i18n/words/returning';
import { t } from '../../i18n/words/sample';
import { t as undoing } from '../../i18n/words/undoing';
import type { Rooms } from '../../rooms';
import { Badge, useWatched } from '../../ui';
import { amendmentLines, amendmentWords } from './amended';
import type { SampleView } from './delivery';

interface Happened {
  op_id: string;
  kind: string;
  at: string;
  by: string;
  unsure: boolean;
  waiting: boolean;
  undone: boolean;
  said: Record<string, unknown>;
}

/** As the lab will judge it: put right where the clock had been compared, else marked. */
function timeOf({ device_time, clock_offset_ms, clock_offset_age_s }: Operation): { at: string; unsure: boolean } {
  const { at_ms, unsure } = trusted(device_time, clock_offset_ms, clock_offset_age_s, Date.now());
  return { at: new Date(at_ms).toISOString(), unsure };
}

export function happened({ sample, entries }: SampleView): Happened[] {
  const from_lab = [...sample.facts.map((fact) => ({ ...fact, waiting: false })), ...amendmentLines(sample)];
  const known = new Set(from_lab.map(({ op_id }) => op_id));
  const from_here = entries.filter(({ op_id }) => !known.has(op_id)).map(({ op_id, operation, state }) => ({
    op_id, kind: operation.kind, ...timeOf(operation), by: operation.actor, waiting: state === 'waiting',
    said: JSON.parse(operation.body) as Record<string, unknown>,
  }));
  const undone = undoneHere(sample.facts, entries);
  return [...from_lab, ...from_here].map((row) => ({ ...row, undone: undone.has(row.op_id) })).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function words(rooms: Rooms, { kind, said }: Happened): string {
  const text = (key: string): string => (typeof said[key] === 'string' ? said[key] : '');
  switch (kind) {
    case 'visit.record': return t('fact_visit');
    case 'sample.create': return t('fact_create');
    case 'label.bind': return t('fact_label', { code: text('code') && printed(text('code')) });
    case 'photo.add': return t('fact_photo', { name: nameOf(rooms.reference.photo_set.find(({ key }) => key === said['photo_kind'])) });
    case 'sample.seal': return [t('fact_seal'), text('seal_no_a'), text('seal_no_b')].filter(Boolean).join(' ');
    case 'sample.hand_over': return t('fact_hand_over', { name: text('to_name') });
    case 'box.pack': return box('fact_pack');
    case 'box.unpack': return box('fact_unpack');
    case 'box.hand_over': return box('fact_box_hand_over', { name: text('to_name') });
    case 'box.arrive': return box('fact_box_arrive');
    case 'sample.void': return t('fact_void', { reason: text('reason') });
    case 'sample.amend': return amendmentWords(rooms.reference, said);
    case 'sample.arrive': return t('fact_arrive');
    case 'sample.receive': return t('fact_receive');
    case 'sample.reject': return t('fact_reject', { reason: nameOf(rooms.reference.rejection_reasons.find(({ code }) => code === said['reason']), text('reason')) });
    case 'sample.transcribe': return asked('fact_transcribe');
    case 'sample.hold': return asked('fact_hold', { text: text('question') });
    case 'item.unexpected': return asked('fact_unexpected', { text: text('explanation') });
    case 'sample.reply': return asked('fact_reply', { text: text('text') });
    case 'reception.check': return asked('fact_check');
    case 'item.mark_missing': return asked('fact_missing', { text: text('reason') });
    case 'sample.recollect': return asked('fact_recollect');
    case 'sample.return': return returning('fact_return', { text: ((said['comments'] as { text: string }[] | undefined) ?? []).map((comment) => comment.text).join('；') });
    case 'sample.resubmit': return [returning('fact_resubmit'), text('note')].filter(Boolean).join('：');
    case 'operation.undo': return returning('fact_undo');
    case 'measurement.add': return returning('fact_measured');
    case 'signature.add': return returning('fact_signed');
    default: return kind;
  }
}

export function Timeline({ rooms, view }: { rooms: Rooms; view: SampleView }) {
  const people = useWatched(rooms.store, () => rooms.store.documents.list('people'));
  const nameBy = (id: string): string => (id === rooms.session.person_id ? rooms.session.person.name : (people?.find((person) => person.id === id)?.name ?? ''));
  const rows = happened(view);
  if (rows.length === 0) return <p class="soft">{t('timeline_empty')}</p>;
  return (
    <ol class="timeline">
      {rows.map((row) => (
        <li key={row.op_id} class={row.waiting ? 'is-waiting' : ''}>
          <span class="timeline-what">{row.undone ? <><s>{words(rooms, row)}</s> <Badge sign="↶">{undoing('struck')}</Badge></> : words(rooms, row)}</span>
          <span class="timeline-when">
            {momentWords(row.at)} · {nameBy(row.by)} {row.waiting && <Badge>{t('fact_waiting')}</Badge>} {row.unsure && <Badge tone="warn">{t('fact_unsure')}</Badge>}
          </span>
        </li>
      ))}
    </ol>
  );
}
