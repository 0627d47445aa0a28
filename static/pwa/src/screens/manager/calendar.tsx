/** 工作日历: which days the lab is off and which weekends it works; every clock counts by it. Anybody may read it, also without a network. */
import { useState } from 'preact/hooks';
import { labDaysOf, type YearDays } from '../../domain/calendar';
import type { Calendar } from '../../domain/document';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/calendar';
import type { Rooms, ScreenProps } from '../../rooms';
import { Button, Icon, Notice, Page, TextField, useWatched } from '../../ui';
import { maySet, proposalFor, sayYear, yearOf } from './calendar-saying';
import { Months } from './calendar-months';

interface YearProps {
  rooms: Rooms;
  year: number;
  known: Calendar | undefined;
}

/** Who said it, when and where it is from; or that nobody has. */
function Standing({ rooms, year, known }: YearProps) {
  const people = useWatched(rooms.store, () => rooms.store.documents.list('people'));
  if (!known) return <div class="stack-gap"><Notice tone="warn">{t('not_set', { year })}</Notice></div>;
  const by = people?.find(({ id }) => id === known.by)?.name ?? '';
  return <p class="soft small stack-gap">{t('set_by', { year, by, at: momentWords(known.at) })}{known.source && <> · {t('from', { source: known.source })}</>}</p>;
}

function Year({ rooms, year, known }: YearProps) {
  const [days, setDays] = useState<YearDays | null>(null);
  const [source, setSource] = useState<string | null>(null);
  const proposal = proposalFor(rooms, year);
  const now = days ?? yearOf(known);
  const said_source = source ?? known?.source ?? '';
  const changed = days !== null || source !== null;
  const forget = (): void => {
    setDays(null);
    setSource(null);
  };
  const propose = (): void => {
    if (!proposal) return;
    setDays({ holidays: proposal.holidays, workdays: proposal.workdays });
    setSource(proposal.source);
  };
  const save = async (): Promise<void> => {
    await sayYear(rooms, year, now, said_source.trim());
    forget();
    rooms.toast(t('saved', { year }), 'good');
  };
  const may = maySet(rooms);
  return (
    <>
      <Standing rooms={rooms} year={year} known={known} />
      {may && !known && proposal && <div class="stack-gap"><Notice action={<Button onClick={propose}>{t('take_proposal', { year })}</Button>}>{t('proposal', { year, source: proposal.source })}</Notice></div>}
      <p class="calendar-legend small stack-gap" role="status">{t('counts', { off: now.holidays.length, worked: now.workdays.length })}</p>
      {may && <p class="soft small">{t('how')}</p>}
      <Months year={year} days={labDaysOf([{ year, ...now }])} onTurn={may ? (day, turn) => setDays(turn(now, day)) : null} />
      {may && (
        <>
          <TextField label={t('source')} mark={t('optional')} hint={t('source_hint')} value={said_source} onChange={setSource} maxLength={200} autoComplete="off" />
          {changed && (
            <div class="calendar-save actions">
              <Button onClick={forget}>{t('forget')}</Button>
              <Button tone="primary" onClick={() => void save()}>{t('save', { year })}</Button>
            </div>
          )}
        </>
      )}
    </>
  );
}

export function CalendarScreen({ rooms }: ScreenProps) {
  const [year, setYear] = useState(() => new Date().getFullYear());
  const calendars = useWatched(rooms.store, () => rooms.store.documents.list('calendars'));
  return (
    <Page wide title={t('title')}>
      <p class="soft small stack-gap">{t('intro')}</p>
      <div class="year" role="group" aria-label={t('year')}>
        <Button label={t('year_before')} onClick={() => setYear(year - 1)}><Icon name="back" /></Button>
        <strong class="number" role="status">{t('year_words', { year })}</strong>
        <Button label={t('year_after')} onClick={() => setYear(year + 1)}><Icon name="forward" /></Button>
      </div>
      {calendars && <Year key={year} rooms={rooms} year={year} known={calendars.find((one) => one.year === year)} />}
    </Page>
  );
}
