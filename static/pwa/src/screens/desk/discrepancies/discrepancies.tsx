/** 异常: what does not add up, most pressing first, each with the way to settle it. Nothing here is hidden by time. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { samplerOf } from '../../../domain/answering';
import { labDaysOf } from '../../../domain/calendar';
import { printed } from '../../../domain/label';
import { nameOf } from '../../../i18n/catalogue';
import { momentWords, spanWords } from '../../../i18n/moments';
import { type Key, t } from '../../../i18n/words/discrepancies';
import type { Rooms, ScreenProps } from '../../../rooms';
import { Badge, Button, Empty, Icon, List, Page, Section, StateBadge, useNow, useTold, useWatched } from '../../../ui';
import { labNow } from '../../../ui/holding';
import { DecideSheet } from '../decide-sheet';
import { factWords } from '../fact-words';
import { usePeople } from '../record';
import { RecollectSheet } from '../recollect-sheet';
import { isOverdue as isOld } from '../today';
import { discrepanciesOf, type Discrepancies, howMany, type Odd } from './finding';
import { SetAside } from './set-aside';
import { rowOfSample } from './row-of-sample';

const SHOWN = 100;

/** What this desk has said of a sample lately may be sent and not yet told back. */
async function found(rooms: Rooms): Promise<Discrepancies> {
  const { documents, outbox } = rooms.store;
  const [samples, items, boxes, waiting, calendars, queued, now_ms] = await Promise.all([
    documents.list('samples'), documents.list('items'), documents.list('boxes'), documents.list('waiting'), documents.list('calendars'), outbox.waiting(), labNow(rooms.store),
  ]);
  return discrepanciesOf({ reference: rooms.reference, samples, items, boxes, waiting, entries: queued, now_ms, lab_days: labDaysOf(calendars) });
}

interface LineProps {
  title: ComponentChildren;
  under: ComponentChildren;
  children?: ComponentChildren;
}

const Line = ({ title, under, children }: LineProps) => (
  <li class="row odd">
    <div class="row-inside"><span class="row-text"><span class="row-title">{title}</span><span class="row-under">{under}</span></span></div>
    <div class="odd-acts">{children}</div>
  </li>
);

function Heap<T>({ title, rows, line, help }: { title: Key; help: Key; rows: T[]; line: (row: T) => ComponentChildren }) {
  if (rows.length === 0) return null;
  return (
    <Section title={`${t(title)} (${rows.length})`}>
      <p class="field-hint odd-help">{t(help)}</p>
      <List label={t(title)}>{rows.slice(0, SHOWN).map(line)}</List>
      {rows.length > SHOWN && <p class="soft small">{t('more', { count: rows.length - SHOWN })}</p>}
    </Section>
  );
}

type Doing = { kind: 'missing' | 'recollect'; odd: Odd } | null;

function useNames(rooms: Rooms) {
  const { person } = usePeople(rooms);
  const named = ({ sample }: Odd): string => sample.sample_name ?? sample.sample_no ?? t('unnamed');
  return { person, named };
}

/** At the desk a sample is opened by its label, where all its acts are; elsewhere its page. */
function OpenButton({ rooms, odd, word }: { rooms: Rooms; odd: Odd; word: Key }) {
  const at_desk = rooms.session.roles.includes('receiver') && odd.code !== '';
  return <Button onClick={() => rooms.go(at_desk ? `/receive#${odd.code}` : `/sample#${odd.sample.id}`)}>{t(at_desk ? word : 'look')}</Button>;
}

export function DiscrepanciesScreen({ rooms }: ScreenProps) {
  useTold(rooms.sync);
  useNow();
  const all = useWatched(rooms.store, () => found(rooms));
  const { person, named } = useNames(rooms);
  const [doing, setDoing] = useState<Doing>(null);
  const receives = rooms.session.roles.includes('receiver');
  const { states } = rooms.reference.custody;
  const reason = (code: string | null): string => nameOf(rooms.reference.rejection_reasons.find((one) => one.code === code), code ?? '');
  const number = ({ sample }: Odd) => <><span class="number">{sample.sample_no ?? '–'}</span><br /></>;
  return (
    <Page title={t('title')} wide>
      {all && howMany(all) === 0 && <Empty icon="check" text={t('none')} />}
      {all && (
        <div class="odds">
          <Heap title="conflicts" help="conflicts_help" rows={all.conflicts} line={(odd) => (
            <Line key={odd.sample.id} title={named(odd)} under={<>{number(odd)}{odd.view.decisions.map((one) => <span key={one.op_id} class="odd-said">{factWords(one)} {reason(typeof one.said['reason'] === 'string' ? one.said['reason'] : null)} · {person(one.by)} · {momentWords(one.at)}</span>)}</>}>
              <OpenButton rooms={rooms} odd={odd} word="decide" />
            </Line>
          )} />
          <Heap title="holds" help="holds_help" rows={all.holds} line={(odd) => (
            <Line key={odd.hold.op_id} title={named(odd)} under={<>{number(odd)}{odd.hold.question}<br />{odd.hold.replies.at(-1) ? <Badge tone="good" sign="✓">{t('replied', { text: odd.hold.replies.at(-1)?.text ?? '' })}</Badge> : <Badge tone="warn" sign="…">{t('waits', { who: person(odd.hold.to ?? samplerOf(odd.sample) ?? ''), span: spanWords(odd.hold.at) })}</Badge>}</>}>
              <OpenButton rooms={rooms} odd={odd} word="decide" />
            </Line>
          )} />
          <Heap title="twins" help="twins_help" rows={all.twins} line={({ code, samples }) => (
            <Line key={code} title={<span class="code">{printed(code)}</span>} under={samples.map((odd) => <span key={odd.sample.id} class="odd-said">{named(odd)} {odd.sample.sample_no} {odd.sample.transcribed ? t('transcribed') : person(odd.sample.created_by)}</span>)}>
              {receives && <Button onClick={() => rooms.go(`/receive#${code}`)}>{t('settle')}</Button>}
            </Line>
          )} />
          <Heap title="waiting" help="waiting_help" rows={all.waiting} line={(row) => (
            <Line key={row.label} title={<span class="code">{printed(row.label)}</span>} under={<>{row.kinds.map((kind) => factWords({ kind, said: {} })).join(' · ')} · {t('since', { span: spanWords(row.at) })}{isOld(row, new Date()) && <><br /><Badge tone="warn" sign="!">{t('waiting_long')}</Badge></>}</>}>
              {receives && <Button onClick={() => rooms.go(`/transcribe#${row.label}`)}>{t('transcribe')}</Button>}
              {receives && <Button onClick={() => rooms.go(`/receive#${row.label}`)}>{t('open')}</Button>}
            </Line>
          )} />
          <Heap title="counts" help="counts_help" rows={all.counts} line={(box) => (
            <Line key={box.id} title={<span class="code">{printed(box.code)}</span>} under={<>{t('count', { listed: box.items.length, counted: box.arrival?.count ?? '–' })}{box.arrival?.seal_ok === false && <><br /><Badge tone="warn" sign="!">{t('seal_broken')}</Badge></>}{(box.missing?.length ?? 0) > 0 && <><br />{t('box_missing', { count: box.missing?.length ?? 0 })}</>}{(box.unexpected?.length ?? 0) > 0 && <><br />{t('box_unexpected', { count: box.unexpected?.length ?? 0 })}</>}</>}>
              {receives && <Button onClick={() => rooms.go('/arrivals')}>{t('open')}</Button>}
            </Line>
          )} />
          <Heap title="missing" help="missing_help" rows={all.missing} line={(odd) => (
            <Line key={odd.sample.id} title={named(odd)} under={<>{number(odd)}<StateBadge states={states} state={odd.view.state} /></>}>
              {!odd.sample.recollect && <Button onClick={() => setDoing({ kind: 'recollect', odd })}>{t('recollect')}</Button>}
              <OpenButton rooms={rooms} odd={odd} word="open" />
            </Line>
          )} />
          <Heap title="overdue" help="overdue_help" rows={all.overdue} line={(odd) => (
            <Line key={odd.sample.id} title={named(odd)} under={<>{number(odd)}{t('sampled', { by: person(odd.sample.created_by), time: momentWords(odd.sample.at ?? odd.sample.sampled_at) })}</>}>
              {receives && <Button onClick={() => setDoing({ kind: 'missing', odd })}>{t('mark_missing')}</Button>}
              <OpenButton rooms={rooms} odd={odd} word="open" />
            </Line>
          )} />
          <Heap title="late" help="late_help" rows={all.late} line={(odd) => (
            <Line key={odd.sample.id} title={named(odd)} under={<>{number(odd)}{t('arrived', { time: momentWords(odd.view.arrived_at) })}</>}><OpenButton rooms={rooms} odd={odd} word="decide" /></Line>
          )} />
        </div>
      )}
      <SetAside rooms={rooms} />
      {doing?.kind === 'recollect' && <RecollectSheet rooms={rooms} sample={doing.odd.sample} onClose={() => setDoing(null)} />}
      {doing?.kind === 'missing' && <MarkMissing rooms={rooms} odd={doing.odd} onClose={() => setDoing(null)} />}
      <p class="soft small odd-foot"><Icon name="info" /> {t('foot')}</p>
    </Page>
  );
}

function MarkMissing({ rooms, odd, onClose }: { rooms: Rooms; odd: Odd; onClose: () => void }) {
  const row = useWatched(rooms.store, () => rowOfSample(rooms, odd), [odd.sample.id]);
  return row ? <DecideSheet rooms={rooms} row={row} act="missing" onSaid={onClose} onClose={onClose} /> : null;
}
