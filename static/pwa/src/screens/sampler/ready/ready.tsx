/** 出发前检查: each thing the day needs, with what to do about it; and one green page to show when all is well. */
import { useEffect, useState } from 'preact/hooks';
import { askToPersist } from '../../../device';
import { clockOf, dayOf } from '../../../i18n/moments';
import { t } from '../../../i18n/words/ready';
import type { Rooms, ScreenProps } from '../../../rooms';
import { Button, Icon, Notice, Page, useTold } from '../../../ui';
import { useFix } from '../here';
import { CameraTry } from './camera-try';
import { findOut, keep, placeFound } from './findings';
import { type Facts, type Line, linesOf, verdictOf } from './lines';
import { LineRow } from './line-row';

interface Checked {
  lines: Line[];
  at: Date;
}

/** Looks again with each turn; the place is looked for at the same time and fills in when it comes. */
function useChecked(rooms: Rooms, turn: number): Checked | null {
  const fix = useFix(rooms, true, turn);
  const [found, setFound] = useState<Omit<Facts, 'place'> | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  useTold(rooms.sync);
  const { reached_at, trouble } = rooms.sync.state;
  const is_reached = reached_at !== null && trouble === null;
  useEffect(() => void findOut(rooms, new Date(), is_reached).then(setFound), [turn, reached_at, is_reached]);
  useEffect(() => {
    if (!found) return;
    void placeFound(rooms, fix).then((place) => setChecked({ lines: linesOf({ ...found, place }), at: found.now }));
  }, [found, fix]);
  return checked;
}

function GreenPage({ rooms, at, remarks, onList }: { rooms: Rooms; at: Date; remarks: number; onList: () => void }) {
  const { session } = rooms;
  return (
    <section class="ready-green" aria-label={t('green')}>
      <Icon name="check" />
      <h2>{t('green')}</h2>
      <p class="ready-when">{dayOf(at)} {clockOf(at)}</p>
      <p>{session.person.name}</p>
      <p>{session.device_name} · {String(session.device_no).padStart(3, '0')}</p>
      {remarks > 0 && <p>{t('remarks', { count: remarks })}</p>}
      <Button onClick={onList}>{t('show_list')}</Button>
    </section>
  );
}

function useRemembered(rooms: Rooms, checked: Checked | null): void {
  const verdict = checked && verdictOf(checked.lines);
  useEffect(() => {
    if (checked && verdict) void keep(rooms, { verdict, checked_at: checked.at.toISOString() });
  }, [checked?.at.getTime(), verdict]);
}

export function ReadyScreen({ rooms }: ScreenProps) {
  const [turn, setTurn] = useState(0);
  const [trying, setTrying] = useState(false);
  const [listed, setListed] = useState(false);
  const checked = useChecked(rooms, turn);
  useRemembered(rooms, checked);
  const again = (): void => setTurn((n) => n + 1);
  const onRead = async (code: string): Promise<void> => {
    setTrying(false);
    await keep(rooms, { read: { at: new Date().toISOString(), code } });
    again();
  };
  const act: Partial<Record<Line['key'], { word: string; do: () => void }>> = {
    camera: { word: t('try_camera'), do: () => setTrying(true) },
    storage: { word: t('ask_storage'), do: () => void askToPersist().then(again) },
    place: { word: t('again'), do: again },
    lab: { word: t('send_now'), do: () => void rooms.sync.now().then(again) },
  };
  const verdict = checked && verdictOf(checked.lines);
  const remarks = checked?.lines.filter(({ tone }) => tone === 'warn').length ?? 0;
  return (
    <Page title={t('title')} back={{ label: t('back'), go: () => rooms.go('/me') }}>
      {!checked && <p role="status">{t('looking')}</p>}
      {checked && verdict === 'good' && !listed ? <GreenPage rooms={rooms} at={checked.at} remarks={remarks} onList={() => setListed(true)} /> : checked && (
        <>
          <Notice tone={verdict ?? 'plain'} title={t(`verdict_${verdict ?? 'warn'}`)}>{t('as_of', { time: clockOf(checked.at) })}</Notice>
          <ul class="ready-lines" aria-label={t('title')}>{checked.lines.map((line) => <LineRow key={line.key} line={line} act={act[line.key]} />)}</ul>
        </>
      )}
      <div class="actions"><Button tone="primary" wide onClick={again}>{t('again_all')}</Button></div>
      {trying && <CameraTry rooms={rooms} onRead={(code) => void onRead(code)} onClose={() => setTrying(false)} />}
    </Page>
  );
}
