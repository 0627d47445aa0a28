/** The label in hand, in full: its sample, its two claimants, or the word that its record is still to come; and what can be done. */
import { useState } from 'preact/hooks';
import type { Person } from '../../domain/document';
import { t } from '../../i18n/words/desk';
import type { Rooms } from '../../rooms';
import { Button, Notice } from '../../ui';
import { Actions } from './actions';
import { arriveActs, type Deviation, receiveActs, rejectActs, type Rejection, type Target } from './acts';
import { DeviateSheet } from './deviate-sheet';
import type { Desk } from './desk';
import type { Claim, Found } from './found';
import { History } from './history';
import { type NameOfPerson, Record } from './record';
import { RejectSheet } from './reject-sheet';
import type { Standing } from './standing';
import { Twins } from './twins';

interface InHandProps {
  rooms: Rooms;
  desk: Desk;
  found: Found;
  claim: Claim | null;
  standing: Standing | null;
  warnings: string[];
  people: Person[];
  person: NameOfPerson;
}

function targetOf({ desk, found, claim, standing }: InHandProps): Target {
  const arrived = claim ? claim.view.arrived_at !== null : found.told.some(({ kind }) => kind === 'sample.arrive');
  return {
    sample_id: claim?.sample.id ?? null,
    code: found.code,
    scan_mode: desk.in_hand?.scan_mode ?? 'manual',
    ...(claim ? { item_id: claim.item.id } : {}),
    arrived,
    answers: standing === 'conflict' && claim ? claim.view.decisions.map(({ op_id }) => op_id) : [],
  };
}

/** A decided sample is not decided again, unless its decisions contradict each other. */
function mayDecide({ claim, standing, found }: InHandProps): boolean {
  if (claim) return standing === 'clean' || standing === 'flagged' || standing === 'conflict';
  return found.claims.length === 0 && !found.told.some(({ kind }) => kind === 'sample.receive' || kind === 'sample.reject');
}

export function InHand(props: InHandProps) {
  const { rooms, desk, found, claim, standing, warnings, people, person } = props;
  const [window, setWindow] = useState<'reject' | 'deviate' | null>(null);
  const target = targetOf(props);
  const may = mayDecide(props);
  const name = claim?.sample.sample_name ?? found.code;
  const settles = standing === 'conflict';
  const arrive = (): void => void desk.say(arriveActs(target), 'arrive');
  const receive = (): void => void desk.say(receiveActs(target), 'receive');
  const deviate = (deviation: Deviation): void => {
    setWindow(null);
    void desk.say(receiveActs(target, deviation), 'receive_dev');
  };
  const reject = (rejection: Rejection): void => {
    setWindow(null);
    void desk.say(rejectActs(target, rejection), 'reject');
  };
  const askDeviation = (): void => setWindow('deviate');
  const askReason = (): void => setWindow('reject');
  const form = rooms.reference.sample_types.find(({ code }) => code === claim?.sample.sample_type)?.form ?? null;
  const told = claim ? claim.view.decisions : found.told;
  return (
    <div class="desk-in-hand">
      {!claim && found.claims.length > 1 && <Twins rooms={rooms} claims={found.claims} person={person} onChoose={desk.choose} />}
      {claim && found.claims.length > 1 && <p><Button tone="quiet" onClick={() => desk.choose(null)}>{t('twins_other')}</Button></p>}
      {found.claims.length === 0 && <Notice tone="info">{t('no_record_help')}</Notice>}
      {settles && <Notice tone="warn">{t('conflict_help')}</Notice>}
      {(claim || found.claims.length === 0) && (
        <Actions may={may} arrived={target.arrived} settles={settles} known={claim !== null} receive={receive} arrive={arrive} deviate={askDeviation} reject={askReason} next={desk.next} />
      )}
      {claim && <Record rooms={rooms} claim={claim} person={person} />}
      <History rooms={rooms} told={told} person={person} title={t(claim ? 'history' : 'told_list')} />
      {window === 'reject' && <RejectSheet name={name} form={form} reasons={rooms.reference.rejection_reasons} onReject={reject} onClose={() => setWindow(null)} />}
      {window === 'deviate' && <DeviateSheet name={name} people={people} suggested={warnings.join('；')} onReceive={deviate} onClose={() => setWindow(null)} />}
    </div>
  );
}
