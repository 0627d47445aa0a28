/** The label in hand, in full: its sample, its two claimants, or the word that its record is still to come; and what can be done. */
import { useState } from 'preact/hooks';
import type { Person } from '../../domain/document';
import { momentWords } from '../../i18n/moments';
import { t as decisions } from '../../i18n/words/decisions';
import { t } from '../../i18n/words/desk';
import type { Rooms } from '../../rooms';
import { Button, Notice } from '../../ui';
import { Actions } from './actions';
import { arriveActs, receiveActs } from './acts';
import { AfterPart } from './after-part';
import { Amendments } from './amendments';
import { CheckPart } from './check-part';
import { type AfterCheck, CheckSheet } from './check-sheet';
import { DecideSheet } from './decide-sheet';
import type { Desk } from './desk';
import type { Claim, Found } from './found';
import { History } from './history';
import { HoldsPart } from './holds-part';
import { type NameOfPerson, Record } from './record';
import { relabelAct } from './relabelling';
import { RelabelSheet } from './relabel-sheet';
import { type DecideSheetProps, type ReceptionRow, type RowHint, targetOfRow } from './row-acts';
import { rowOfClaim } from './row-of-claim';
import type { Standing } from './standing';
import { Twins } from './twins';
import type { Done } from './verdict';

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
type Deciding = DecideSheetProps['act'];
type Window = { kind: 'decide'; act: Deciding; hint?: RowHint } | { kind: 'check' } | { kind: 'relabel'; claim: Claim };

const DONE: Record<Deciding, Done> = { deviate: 'receive_dev', hold: 'hold', reject: 'reject', missing: 'missing', unexpected: 'unexpected' };

/** A decided sample is not decided again, unless its decisions contradict each other. */
function mayDecide({ claim, standing, found }: InHandProps): boolean {
  if (claim) return standing === 'clean' || standing === 'flagged' || standing === 'held' || standing === 'conflict';
  return found.claims.length === 0 && !found.told.some(({ kind }) => kind === 'sample.receive' || kind === 'sample.reject');
}

interface PartProps extends InHandProps {
  row: ReceptionRow;
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

function Doing({ row, open, ...props }: PartProps) {
  const { desk, claim, standing } = props;
  const target = targetOfRow(row);
  const decide = (act: Deciding) => () => open({ kind: 'decide', act });
  return (
    <Actions
      may={mayDecide(props)} arrived={target.arrived} settles={standing === 'conflict'} known={claim !== null}
      receive={() => void desk.say(receiveActs(target), 'receive')} arrive={() => void desk.say(arriveActs(target), 'arrive')} check={() => open({ kind: 'check' })}
      deviate={decide('deviate')} hold={decide('hold')} reject={decide('reject')} unexpected={decide('unexpected')} next={desk.next}
    />
  );
}

interface OpenWindowProps extends PartProps {
  window: Window;
  close: () => void;
}

function OpenWindow({ window, close, open, rooms, desk, found, row }: OpenWindowProps) {
  if (window.kind === 'relabel') {
    const other = found.claims.find(({ item }) => item.id !== window.claim.item.id);
    if (!other) return null;
    const relabel = ({ code, reason }: { code: string; reason: string }): void => {
      close();
      void desk.say([relabelAct(window.claim, other, code, reason)], 'relabel', code);
    };
    return <RelabelSheet rooms={rooms} claim={window.claim} onClose={close} onRelabel={relabel} />;
  }
  const said = (done: Done): void => {
    close();
    desk.noted(done, row.id);
  };
  if (window.kind === 'check') {
    const checked = (next: AfterCheck, words: string): void => {
      said(next === 'receive' ? 'receive' : 'check');
      if (next && next !== 'receive') open({ kind: 'decide', act: next, hint: { words } });
    };
    return <CheckSheet rooms={rooms} row={row} onSaid={checked} onClose={close} />;
  }
  return <DecideSheet rooms={rooms} row={row} act={window.act} hint={window.hint} onSaid={() => said(DONE[window.act])} onClose={close} />;
}

/** It was here before its record, and the two have found each other. */
function Met({ claim }: { claim: Claim }) {
  const by_label = claim.sample.facts.find(({ kind, said }) => kind.startsWith('sample.') && kind !== 'sample.relabel' && typeof said['label'] === 'string');
  return by_label ? <Notice tone="good">{decisions('met', { time: momentWords(by_label.at) })}</Notice> : null;
}

export function InHand(props: InHandProps) {
  const { rooms, desk, found, claim, person, warnings } = props;
  const [window, setWindow] = useState<Window | null>(null);
  const row = rowOfClaim({ found, claim, scan_mode: desk.in_hand?.scan_mode ?? 'manual', warnings });
  const part = { ...props, row, open: setWindow };
  return (
    <div class="desk-in-hand">
      <Claimants {...part} />
      {(claim || found.claims.length === 0) && <Doing {...part} />}
      {claim && <Met claim={claim} />}
      {claim && <HoldsPart rooms={rooms} sample={claim.sample} holds={claim.view.holds} person={person} />}
      {claim && <AfterPart rooms={rooms} sample={claim.sample} view={claim.view} person={person} />}
      {claim && <Record rooms={rooms} claim={claim} person={person}>{claim.view.check && <CheckPart rooms={rooms} check={claim.view.check} person={person} />}<Amendments rooms={rooms} claim={claim} person={person} /></Record>}
      <History rooms={rooms} told={claim ? claim.view.decisions : found.told} person={person} title={t(claim ? 'history' : 'told_list')} />
      {window && <OpenWindow {...part} window={window} close={() => setWindow(null)} />}
    </div>
  );
}
