/** 收样: scan a label, see its sample, and say arrived, received or rejected; with or without network, before or after its record. */
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/words/desk';
import type { ScreenProps } from '../../rooms';
import { Button, Page, useTold, useWatched } from '../../ui';
import { DayPanel, useDay } from './day';
import { type Desk, useDesk } from './desk';
import type { Claim } from './found';
import { InHand } from './in-hand';
import { type NameOfPerson, usePeople, warningsOf } from './record';
import { ScanField } from './scan-field';
import { sound } from '../../ui/sound';
import { type Standing, standingOf } from './standing';
import { againVerdict, claimVerdict, doneVerdict, idleVerdict, labelVerdict, lookingVerdict, refusedVerdict, type Verdict } from './verdict';
import { VerdictPanel } from './verdict-panel';

/** The sample in hand: the only claimant, or the one that was chosen. */
function claimInHand({ found, in_hand }: Desk): Claim | null {
  const claims = found?.claims ?? [];
  if (claims.length <= 1) return claims[0] ?? null;
  return claims.find(({ sample }) => sample.id === in_hand?.chosen) ?? null;
}

function useSound(rooms: ScreenProps['rooms'], verdict: Verdict, turn: number, loud: boolean): void {
  const heard = `${turn}:${verdict.tone === 'idle' ? '' : verdict.word}`;
  useEffect(() => {
    if (loud && turn > 0 && verdict.tone !== 'idle') sound(verdict.tone);
  }, [rooms, heard]);
}

function verdictOf(desk: Desk, claim: Claim | null, standing: Standing | null, warnings: string[], person: NameOfPerson): Verdict {
  if (desk.refused) return refusedVerdict(desk.refused);
  if (!desk.in_hand) return idleVerdict();
  if (!desk.found) return lookingVerdict();
  if (desk.done) return doneVerdict(desk.done, claim?.sample.sample_name ?? desk.in_hand.code);
  if (desk.again) return againVerdict();
  return claim && standing ? claimVerdict(claim, standing, warnings.length, person) : labelVerdict(desk.found);
}

/** Only a clean sample, and only by a person's Enter. */
function sayYes(desk: Desk, standing: Standing | null): void {
  if (standing === 'clean' && !desk.done && !desk.refused && desk.enterCounts()) document.getElementById('desk-receive')?.click();
}

function Mute({ rooms, loud }: ScreenProps & { loud: boolean }) {
  return <Button tone="quiet" onClick={() => void rooms.store.meta.remember('desk_sound', !loud)}>{t(loud ? 'sound_on' : 'sound_off')}</Button>;
}

export function ReceiveScreen({ rooms }: ScreenProps) {
  useTold(rooms.sync);
  const desk = useDesk(rooms);
  const { people, person } = usePeople(rooms);
  const day = useDay(rooms, desk.touched);
  const loud = useWatched(rooms.store, () => rooms.store.meta.find('desk_sound')) ?? true;
  const claim = claimInHand(desk);
  const warnings = claim ? warningsOf(rooms, claim) : [];
  const standing = claim ? standingOf(claim.view, warnings.length) : null;
  const verdict = verdictOf(desk, claim, standing, warnings, person);
  useSound(rooms, verdict, desk.turn, loud);
  const { in_hand, found } = desk;
  return (
    <Page title={t('title')} aside={<Mute rooms={rooms} loud={loud} />} wide>
      <div class="desk">
        <div class="desk-main">
          <ScanField rooms={rooms} onReading={desk.hear} onYes={() => sayYes(desk, standing)} />
          <VerdictPanel verdict={verdict} code={in_hand?.code ?? null} />
          {in_hand && found && <InHand key={in_hand.code} {...{ rooms, desk, found, claim, standing, warnings, people, person }} />}
        </div>
        <DayPanel rooms={rooms} day={day} onOpen={desk.open} />
      </div>
    </Page>
  );
}
