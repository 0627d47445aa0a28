/** The label in hand, in full: its sample, its two claimants, or the word that its record is still to come; and what can be done. */
import { useState } from 'preact/hooks';
import type { Person } from '../../domain/document';
import { t } from '../../i18n/words/desk';
import type { Rooms } from '../../rooms';
import { Button, Notice } from '../../ui';
import { Actions } from './actions';
import { arriveActs, receiveActs, rejectActs, type Target } from './acts';
import { Amendments } from './amendments';
import { DeviateSheet } from './deviate-sheet';
import type { Desk } from './desk';
import type { Claim, Found } from './found';
import { History } from './history';
import { type NameOfPerson, Record } from './record';
import { RejectSheet } from './reject-sheet';
import { relabelAct } from './relabelling';
import { RelabelSheet } from './relabel-sheet';
import type { Standing } from './standing';
import { Twins } from './twins';

export interface InHandProps {
  rooms: Rooms;
  desk: Desk;
  found: Found;
  claim: Claim | null;
  standing: Standing | null;
  warnings: string[];
  people: Person[];
  person: NameOfPerson;
}
type Window = { kind: 'reject' | 'deviate' } | { kind: 'relabel'; claim: Claim };

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

interface PartProps extends InHandProps {
  target: Target;
  open: (window: Window) => void;
}

/** What is known of the label before one sample stands for it. */
function Claimants({ rooms, desk, found, claim, person, standing, open }: PartProps) {
  return (
    <>
      {!claim && found.claims.length > 1 && (
        <Twins rooms={rooms} claims={found.claims} person={person} onChoose={desk.choose} onRelabel={(one) => open({ kind: 'relabel', claim: one })} />
      )}
      {claim && found.claims.length > 1 && (
        <div class="desk-choice">
          <Button onClick={() => open({ kind: 'relabel', claim })}>{t('twins_relabel_in_hand')}</Button>
          <Button tone="quiet" onClick={() => desk.choose(null)}>{t('twins_other')}</Button>
        </div>
      )}
      {found.claims.length === 0 && <Notice tone="info">{t('no_record_help')}</Notice>}
      {standing === 'conflict' && <Notice tone="warn">{t('conflict_help')}</Notice>}
    </>
  );
}

function Doing({ target, open, ...props }: PartProps) {
  const { desk, claim, standing } = props;
  return (
    <Actions
      may={mayDecide(props)} arrived={target.arrived} settles={standing === 'conflict'} known={claim !== null}
      receive={() => void desk.say(receiveActs(target), 'receive')} arrive={() => void desk.say(arriveActs(target), 'arrive')}
      deviate={() => open({ kind: 'deviate' })} reject={() => open({ kind: 'reject' })} next={desk.next}
    />
  );
}

interface OpenWindowProps extends PartProps {
  window: Window;
  close: () => void;
}

function OpenWindow({ window, close, rooms, desk, found, claim, warnings, people, target }: OpenWindowProps) {
  const name = claim?.sample.sample_name ?? found.code;
  const said = (saying: Promise<void>): void => {
    close();
    void saying;
  };
  if (window.kind === 'relabel') {
    const other = found.claims.find(({ item }) => item.id !== window.claim.item.id);
    if (!other) return null;
    return <RelabelSheet rooms={rooms} claim={window.claim} onClose={close} onRelabel={({ code, reason }) => said(desk.say([relabelAct(window.claim, other, code, reason)], 'relabel', code))} />;
  }
  if (window.kind === 'deviate') {
    return <DeviateSheet name={name} people={people} suggested={warnings.join('；')} onClose={close} onReceive={(deviation) => said(desk.say(receiveActs(target, deviation), 'receive_dev'))} />;
  }
  const form = rooms.reference.sample_types.find(({ code }) => code === claim?.sample.sample_type)?.form ?? null;
  return <RejectSheet name={name} form={form} reasons={rooms.reference.rejection_reasons} onClose={close} onReject={(rejection) => said(desk.say(rejectActs(target, rejection), 'reject'))} />;
}

export function InHand(props: InHandProps) {
  const { rooms, found, claim, person } = props;
  const [window, setWindow] = useState<Window | null>(null);
  const part = { ...props, target: targetOf(props), open: setWindow };
  return (
    <div class="desk-in-hand">
      <Claimants {...part} />
      {(claim || found.claims.length === 0) && <Doing {...part} />}
      {claim && <Record rooms={rooms} claim={claim} person={person}><Amendments rooms={rooms} claim={claim} person={person} /></Record>}
      <History rooms={rooms} told={claim ? claim.view.decisions : found.told} person={person} title={t(claim ? 'history' : 'told_list')} />
      {window && <OpenWindow {...part} window={window} close={() => setWindow(null)} />}
    </div>
  );
}
