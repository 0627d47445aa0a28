/** 仪器: what readings are made with, soonest end of calibration first. What has run out is said in words and by a sign. */
import { useState } from 'preact/hooks';
import { bySoonest, type Calibration, calibrationOn, daysLeft, SOON_DAYS } from '../../domain/calibration';
import { localIso } from '../../domain/clock';
import type { Instrument } from '../../domain/document';
import { nameOf } from '../../i18n/catalogue';
import { listed } from '../../i18n/listed';
import { t } from '../../i18n/words/instruments';
import type { Rooms, ScreenProps } from '../../rooms';
import { Badge, Button, Empty, List, Notice, Page, Row, Section, type Tone, useWatched } from '../../ui';
import { InstrumentSheet } from './instrument-sheet';

const TONES: Record<Calibration, [Tone, string]> = { overdue: ['bad', '!'], soon: ['warn', '!'], fine: ['good', '✓'], unknown: ['plain', '?'] };

function Due({ instrument, day }: { instrument: Instrument; day: string }) {
  const state = calibrationOn(instrument, day);
  const left = daysLeft(instrument, day) ?? 0;
  const [tone, sign] = TONES[state];
  const words = left === 0 && state === 'soon' ? t('today') : t(state, { days: Math.abs(left), due: instrument.calibration_due ?? '' });
  return <Badge tone={tone} sign={sign}>{words}</Badge>;
}

function Counts({ instruments, day }: { instruments: Instrument[]; day: string }) {
  const many = (wanted: Calibration): number => instruments.filter((one) => calibrationOn(one, day) === wanted).length;
  const [overdue, soon] = [many('overdue'), many('soon')];
  return overdue + soon === 0 ? <p class="soft small stack-gap">{t('all_fine')}</p> : <div class="stack-gap"><Notice tone="warn">{t('counts', { overdue, soon, days: SOON_DAYS })}</Notice></div>;
}

interface ListedProps {
  rooms: Rooms;
  instruments: Instrument[];
  day: string;
  open: (instrument: Instrument) => void;
}

function Listed({ rooms, instruments, day, open }: ListedProps) {
  const quantityWords = (keys: string[]): string => listed(keys.map((key) => nameOf(rooms.reference.field_quantities.find((one) => one.key === key), key)));
  return (
    <List label={t('title')}>
      {instruments.map((one) => (
        <Row
          key={one.id} title={one.name} onClick={() => open(one)}
          under={<>{one.code && <span class="code">{one.code} · </span>}{quantityWords(one.quantities)}</>}
          aside={one.active ? <Due instrument={one} day={day} /> : <Badge>{t('inactive')}</Badge>}
        />
      ))}
    </List>
  );
}

export function InstrumentsScreen({ rooms }: ScreenProps) {
  const instruments = useWatched(rooms.store, async () => (await rooms.store.documents.list('instruments')).sort(bySoonest));
  const [opened, setOpened] = useState<Instrument | 'new' | null>(null);
  const day = localIso(new Date()).slice(0, 10);
  const used = instruments?.filter(({ active }) => active) ?? [];
  const unused = instruments?.filter(({ active }) => !active) ?? [];
  return (
    <Page title={t('title')} aside={<Button tone="primary" onClick={() => setOpened('new')}>{t('add')}</Button>}>
      <p class="soft small stack-gap">{t('intro')}</p>
      {!instruments && <p class="soft" role="status">{t('loading')}</p>}
      {instruments?.length === 0 && <Empty icon="clock" text={t('none')} />}
      {used.length > 0 && <><Counts instruments={used} day={day} /><Listed rooms={rooms} instruments={used} day={day} open={setOpened} /></>}
      {unused.length > 0 && <Section title={t('out_of_use')}><Listed rooms={rooms} instruments={unused} day={day} open={setOpened} /></Section>}
      {opened && <InstrumentSheet rooms={rooms} instrument={opened === 'new' ? null : opened} others={instruments ?? []} onClose={() => setOpened(null)} />}
    </Page>
  );
}
