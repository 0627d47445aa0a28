/** 收样: scan a label, see its sample, and say arrived, received or rejected; with or without network, before or after its record. */
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/words/desk';
import type { ScreenProps } from '../../rooms';
import { Button, Page, useTold, useWatched } from '../../ui';
import { DayPanel, useDay } from './day';
import { type Desk, useDesk } from './desk';
import type { Claim } from './found';
import { InHand } from './in-hand';
import { usePeople, warningsOf } from './record';
import { ScanField } from './scan-field';
import { sound } from './sound';
import { standingOf } from './standing';
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
    if (loud && turn > 0) sound(verdict.tone);
  }, [rooms, heard]);
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

  const verdict = ((): Verdict => {
    if (desk.refused) return refusedVerdict(desk.refused);
    if (!desk.in_hand) return idleVerdict();
    if (!desk.found) return lookingVerdict();
    if (desk.done) return doneVerdict(desk.done, claim?.sample.sample_name ?? desk.in_hand.code);
    if (desk.again) return againVerdict();
    return claim && standing ? claimVerdict(claim, standing, warnings.length, person) : labelVerdict(desk.found);
  })();
  useSound(rooms, verdict, desk.turn, loud);
  // Only a clean sample, and only by a person's Enter.
  const yes = (): void => {
    if (standing === 'clean' && !desk.done && !desk.refused && desk.enterCounts()) document.getElementById('desk-receive')?.click();
  };
  const mute = <Button tone="quiet" onClick={() => void rooms.store.meta.remember('desk_sound', !loud)}>{t(loud ? 'sound_on' : 'sound_off')}</Button>;
  return (
    <Page title={t('title')} aside={mute} wide>
      <div class="desk">
        <div class="desk-main">
          <ScanField rooms={rooms} onReading={desk.hear} onYes={yes} />
          <VerdictPanel verdict={verdict} code={desk.in_hand?.code ?? null} />
          {desk.in_hand && desk.found && <InHand key={desk.in_hand.code} rooms={rooms} desk={desk} found={desk.found} claim={claim} standing={standing} warnings={warnings} people={people} person={person} />}
        </div>
        <DayPanel rooms={rooms} day={day} onOpen={desk.open} />
      </div>
    </Page>
  );
}
