/** A refrigerator's temperature log, a month at a time: readings and gaps in words, in order, beside a drawing; to be printed. */
import { useEffect, useState } from 'preact/hooks';
import type { Instrument, StorePlace } from '../../../domain/document';
import { pathWords } from '../../../domain/store-place';
import { type Gap, type LogReading, type MonthLog, monthLog } from '../../../domain/temperature-log';
import { momentWords } from '../../../i18n/moments';
import { t } from '../../../i18n/words/places';
import type { Rooms, ScreenProps } from '../../../rooms';
import { Badge, Button, Empty, Icon, Notice, Page, useNow, useWatched } from '../../../ui';
import { LogChart } from './log-chart';
import { type Logged, MOST_READINGS, rangeWords, readingsOf } from './log-of';
import { ReadingSheet } from './reading-sheet';

const DATED = new Date(0);

interface Month {
  key: string;
  from: Date;
  to: Date;
}

function monthAt(now: Date, back: number): Month {
  const from = new Date(now.getFullYear(), now.getMonth() - back, 1);
  return { key: `${from.getFullYear()}-${String(from.getMonth() + 1).padStart(2, '0')}`, from, to: new Date(from.getFullYear(), from.getMonth() + 1, 1) };
}

/** What the server tells of a month. */
interface ToldLog {
  /** `in_range` is null where the place has no range. */
  readings: (Omit<LogReading, 'op_id' | 'instrument_text' | 'in_range'> & { in_range: boolean | null })[];
  gaps: Gap[];
}
const asLog = ({ readings, gaps }: ToldLog): MonthLog => ({ readings: readings.map((one, i) => ({ ...one, in_range: one.in_range !== false, op_id: `${one.at}-${i}`, instrument_text: null })), gaps });

/** The document may be cut; only then is the server asked for the whole month. */
function useMonthLog(rooms: Rooms, place: StorePlace, readings: Logged[], month: Month, now: Date): { log: MonthLog; partial: boolean } {
  const [told, setTold] = useState<{ key: string; log: MonthLog } | null>(null);
  const is_cut = place.readings.length >= MOST_READINGS;
  const key = `${place.id}/${month.key}/${readings.length}`;
  useEffect(() => {
    if (!is_cut) return;
    let gone = false;
    rooms.api.read<ToldLog>(`/api/v1/places/${place.id}/log?month=${month.key}`).then((answer) => !gone && setTold({ key, log: asLog(answer) }), () => undefined);
    return () => {
      gone = true;
    };
  }, [key, is_cut]);
  if (is_cut && told?.key === key) return { log: told.log, partial: false };
  return { log: monthLog(place, readings, month, now), partial: is_cut };
}

type Line = ({ kind: 'reading' } & LogReading) | ({ kind: 'gap' } & Gap);

/** Readings and gaps in one order, the newest first; a gap begins with the reading below it. */
function linesOf({ readings, gaps }: MonthLog): Line[] {
  const all: [string, Line][] = [...gaps.map((gap): [string, Line] => [gap.from, { kind: 'gap', ...gap }]), ...readings.map((one): [string, Line] => [one.at, { kind: 'reading', ...one }])];
  return all.sort(([a], [b]) => Date.parse(b) - Date.parse(a)).map(([, line]) => line);
}

interface TableProps {
  log: MonthLog;
  waits: Set<string>;
  person: (id: string) => string;
  instrument: (id: string | null) => string;
  now: Date;
}

const isNow = (gap: Gap, now: Date): boolean => Math.abs(now.getTime() - Date.parse(gap.to)) < 120_000;

function LogTable({ log, waits, person, instrument, now }: TableProps) {
  return (
    <table class="log-table">
      <thead><tr><th scope="col">{t('time')}</th><th scope="col">{t('value')}</th><th scope="col">{t('instrument')}</th><th scope="col">{t('who')}</th></tr></thead>
      <tbody>
        {linesOf(log).map((line) => line.kind === 'gap' ? (
          <tr key={`gap-${line.from}`} class="is-gap"><td colSpan={4}><span aria-hidden="true">▨ </span>{t(isNow(line, now) ? 'gap_now' : 'gap', { from: momentWords(line.from, DATED), to: momentWords(line.to, DATED), hours: line.hours })}</td></tr>
        ) : (
          <tr key={line.op_id} class={line.in_range ? '' : 'is-out'}>
            <td class="number">{momentWords(line.at, DATED)}</td>
            <td class="number"><strong>{line.value} °C</strong> {!line.in_range && <Badge tone="bad" sign="▲">{t('out')}</Badge>}{waits.has(line.op_id) && <Badge sign="✓">{t('waits')}</Badge>}</td>
            <td>{line.instrument_text ?? instrument(line.instrument)}{line.overdue && <> <Badge tone="warn" sign="!">{t('overdue')}</Badge></>}</td>
            <td>{person(line.by)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Around {
  place: StorePlace;
  path: string;
  readings: Logged[];
  instruments: Instrument[];
  people: Map<string, string>;
}

async function aroundOf(rooms: Rooms): Promise<Around | null> {
  const { documents } = rooms.store;
  const [places, instruments, people] = await Promise.all([documents.list('places'), documents.list('instruments'), documents.list('people')]);
  const place = places.find(({ id }) => id === rooms.hash);
  if (!place) return null;
  return { place, path: pathWords(new Map(places.map((one) => [one.id, one])), place.id), readings: await readingsOf(rooms.store, place), instruments, people: new Map(people.map(({ id, name }) => [id, name])) };
}

function Log({ rooms, around }: { rooms: Rooms; around: Around }) {
  const now = useNow();
  const [back, setBack] = useState(0);
  const [adding, setAdding] = useState(false);
  const { place, path, readings, instruments, people } = around;
  const month = monthAt(now, back);
  const { log, partial } = useMonthLog(rooms, place, readings, month, now);
  const out = log.readings.filter(({ in_range }) => !in_range).length;
  const may_add = rooms.session.roles.some((role) => role === 'receiver' || role === 'sampler');
  return (
    <>
      <div class="log-head">
        <p><strong>{path}</strong><br /><span class="soft">{rangeWords(place)} · {place.log_hours === null ? t('no_log') : t('every', { hours: place.log_hours })}</span></p>
        {may_add && <Button tone="primary" onClick={() => setAdding(true)}>{t('add_reading')}</Button>}
      </div>
      <div class="log-month" role="group" aria-label={t('month')}>
        <Button onClick={() => setBack(back + 1)} label={t('previous')}><Icon name="back" /></Button>
        <strong class="number" aria-live="polite">{month.key}</strong>
        <Button onClick={() => setBack(back - 1)} disabled={back === 0} label={t('next')}><Icon name="forward" /></Button>
        <Button onClick={() => print()}><Icon name="print" />{t('print')}</Button>
      </div>
      <p class="log-counts">
        <Badge>{t('readings_count', { count: log.readings.length })}</Badge> <Badge tone={out > 0 ? 'bad' : 'good'} sign={out > 0 ? '▲' : '✓'}>{t('out_count', { count: out })}</Badge> <Badge tone={log.gaps.length > 0 ? 'warn' : 'good'} sign={log.gaps.length > 0 ? '▨' : '✓'}>{t('gaps_count', { count: log.gaps.length })}</Badge>
      </p>
      {partial && <Notice>{t('partial')}</Notice>}
      <LogChart place={place} log={log} month={month} />
      {log.readings.length + log.gaps.length === 0 ? <Empty icon="gauge" text={t('no_readings')} /> : (
        <LogTable log={log} now={now} waits={new Set(readings.filter((one) => one.waits).map(({ op_id }) => op_id))} person={(id) => people.get(id) ?? '–'} instrument={(id) => (id === null ? '–' : (instruments.find((one) => one.id === id)?.name ?? '–'))} />
      )}
      <p class="custody-foot small soft">{t('printed_at', { time: momentWords(now.toISOString(), DATED), lab: rooms.session.lab.name })}</p>
      {adding && <ReadingSheet rooms={rooms} place={place} instruments={instruments} onClose={() => setAdding(false)} />}
    </>
  );
}

export function PlaceLogScreen({ rooms }: ScreenProps) {
  const around = useWatched(rooms.store, () => aroundOf(rooms), [rooms.hash]);
  if (around === undefined) return null;
  const back = { label: t('back'), go: () => rooms.go(around ? `/places#${around.place.id}` : '/places') };
  return <Page title={around ? t('log_title', { name: around.place.name }) : t('log')} back={back}>{around ? <Log rooms={rooms} around={around} /> : <Empty icon="gauge" text={t('none')} />}</Page>;
}
