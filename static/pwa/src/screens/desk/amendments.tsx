/** The corrections of a sample, old → new, who, when and why; and those that came too late, to be settled by a person. */
import { useState } from 'preact/hooks';
import type { Sample } from '../../domain/document';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/desk';
import { t as returning } from '../../i18n/words/returning';
import type { Rooms } from '../../rooms';
import { Badge, Button, List } from '../../ui';
import { AmendSheet } from '../amend/amend-sheet';
import { ReturnSheet } from '../returning/return-sheet';
import { ReturnedPart } from '../returning/returned-part';
import { amendAct, type Dispute, disputesOf, type Said } from '../amend/amending';
import type { Claim } from './found';
import { fieldWords, valueWords } from '../amend/field-words';
import type { NameOfPerson } from './record';

interface PartProps {
  rooms: Rooms;
  person: NameOfPerson;
}

function Line({ rooms: { reference }, said, person }: PartProps & { said: Said }) {
  const { field, old, new: now, by, at, reason, applied, here } = said;
  return (
    <li class="row amend-row">
      <p>
        <strong>{fieldWords(reference, field)}</strong>
        <span class="amend-change"><span class="only-spoken">{t('amend_from')}</span><s>{valueWords(reference, field, old)}</s> <span aria-hidden="true">→</span> <span class="only-spoken">{t('amend_to')}</span><b>{valueWords(reference, field, now)}</b></span>
      </p>
      <p class="soft small number">
        {person(by)} · {momentWords(at)}{reason && ` · ${reason}`}
        {!applied && <> <Badge tone="warn" sign="!">{t('amend_late')}</Badge></>}
        {here && <> <Badge sign="✓">{t('fact_here')}</Badge></>}
      </p>
    </li>
  );
}

interface SideProps {
  title: string;
  value: string;
  under: string;
  action: string;
  onChoose: () => void;
}

const Side = ({ title, value, under, action, onChoose }: SideProps) => (
  <div class="dispute-side">
    <h4>{title}</h4>
    <p class="dispute-value">{value}</p>
    <p class="soft small number">{under}</p>
    <Button wide onClick={onChoose}>{action}</Button>
  </div>
);

function whoSaid(said: Said[], dispute: Dispute, person: NameOfPerson): string {
  const last = said.filter(({ field, applied }) => field === dispute.field && applied).at(-1);
  return last ? `${person(last.by)} · ${momentWords(last.at)}` : t('dispute_first');
}

function Settle({ rooms, person, sample, said, dispute }: PartProps & { sample: Sample; said: Said[]; dispute: Dispute }) {
  const { field, stands, late } = dispute;
  const words = (value: Dispute['stands']): string => valueWords(rooms.reference, field, value);
  const settle = (now: Dispute['stands'], why: string): void => {
    void rooms.say([amendAct(sample, field, now, why, late.map(({ op_id }) => op_id))]).then(() => rooms.toast(t('dispute_done'), 'good'));
  };
  return (
    <section class="dispute" aria-label={t('dispute', { field: fieldWords(rooms.reference, field) })}>
      <h3>{t('dispute', { field: fieldWords(rooms.reference, field) })}</h3>
      <p class="small">{t('dispute_help')}</p>
      <div class="dispute-sides">
        <Side title={t('dispute_stands')} value={words(stands)} under={whoSaid(said, dispute, person)} action={t('dispute_keep')} onChoose={() => settle(stands, t('dispute_kept'))} />
        {late.map((one) => (
          <Side
            key={one.op_id} title={t('dispute_late')} value={words(one.new)} action={t('dispute_take')} onChoose={() => settle(one.new, t('dispute_taken'))}
            under={[person(one.by), momentWords(one.at), t('dispute_saw', { value: words(one.old) }), one.reason].filter(Boolean).join(' · ')}
          />
        ))}
      </div>
    </section>
  );
}

export function Amendments({ rooms, claim, person }: PartProps & { claim: Claim }) {
  const [open, setOpen] = useState(false);
  const [sending_back, setReturning] = useState(false);
  const { sample, amendments } = claim;
  return (
    <>
      {disputesOf(sample, amendments).map((dispute) => <Settle key={dispute.field} rooms={rooms} person={person} sample={sample} said={amendments} dispute={dispute} />)}
      {amendments.length > 0 && (
        <section class="desk-history" aria-label={t('amendments')}>
          <h3>{t('amendments')}</h3>
          <List>{amendments.map((said) => <Line key={said.op_id} rooms={rooms} said={said} person={person} />)}</List>
        </section>
      )}
      <ReturnedPart rooms={rooms} sample={sample} open={claim.returns} is_mine={false} />
      <div class="actions is-close"><Button onClick={() => setOpen(true)}>{t('amend')}</Button><Button onClick={() => setReturning(true)}>{returning('send_back')}</Button></div>
      {sending_back && <ReturnSheet rooms={rooms} sample={sample} onClose={() => setReturning(false)} />}
      {open && <AmendSheet rooms={rooms} sample={sample} onClose={() => setOpen(false)} />}
    </>
  );
}
