/** 标签: rolls of codes, drawn on this device, issued to a person or to the stock, and printed once the server has them. */
import { useState } from 'preact/hooks';
import type { LabelRoll } from '../../domain/document';
import { newId } from '../../domain/identity';
import { drawCodes } from '../../domain/label';
import { t } from '../../i18n/words/manager';
import type { Rooms, ScreenProps } from '../../rooms';
import { Button, Empty, Page, Section, SelectField, TextField, useWatched } from '../../ui';
import { holdingsOf } from '../../domain/label-stock';
import { t as stock } from '../../i18n/words/stock';
import { ReprintSheet } from './reprint-sheet';
import { RollRow } from './roll-row';
import { rollsOf } from './rolls';
import { StockTable } from './stock-table';

const A_SHEET = 24;
const MOST = 1000;

async function issue(rooms: Rooms, many: number, issued_to: string | null): Promise<void> {
  const { session } = rooms;
  const id = newId();
  const codes = drawCodes(session.lab.prefix, many);
  const doc: LabelRoll = { id, lab_id: session.lab_id, codes, issued_to, issued_by: session.person_id, issued_at: new Date().toISOString() };
  await rooms.say([{ kind: 'label_roll.issue', subject: id, body: { codes, issued_to } }], { records: [{ collection: 'label_rolls', id, doc }] });
  rooms.toast(t('issued', { count: many }), 'good');
}

function IssueForm({ rooms, people }: { rooms: Rooms; people: { id: string; name: string; active: boolean }[] }) {
  const [many, setMany] = useState('48');
  const [to, setTo] = useState('');
  const [busy, setBusy] = useState(false);
  const count = /^\d{1,4}$/.test(many.trim()) ? Number(many) : 0;
  const fits = count >= 1 && count <= MOST;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!fits) return;
    setBusy(true);
    await issue(rooms, count, to === '' ? null : to).finally(() => setBusy(false));
  };
  const choices = people.filter(({ active }) => active).map(({ id, name }) => ({ value: id, text: name }));
  return (
    <form class="card issue" onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('many')} inputMode="numeric" value={many} onChange={setMany} maxLength={4} autoComplete="off" error={fits ? undefined : t('many_bad')}
        hint={fits ? `${t('many_hint')} · ${t('sheets', { count: Math.ceil(count / A_SHEET) })}` : t('many_hint')}
      />
      <SelectField label={t('to_whom')} value={to} choices={choices} empty={t('stock')} onChange={setTo} />
      <Button tone="primary" type="submit" busy={busy} disabled={!fits}>{t('issue_go')}</Button>
    </form>
  );
}

export function LabelsScreen({ rooms }: ScreenProps) {
  const { documents } = rooms.store;
  const people = useWatched(rooms.store, () => documents.list('people')) ?? [];
  const rolls = useWatched(rooms.store, () => rollsOf(rooms));
  const [reprinting, setReprinting] = useState(false);
  const person = (id: string | null): string | null => people.find((one) => one.id === id)?.name ?? null;
  const has_rolls = rolls !== undefined && rolls.length > 0;
  return (
    <Page title={t('labels_title')} aside={has_rolls && <Button onClick={() => setReprinting(true)}>{stock('reprint')}</Button>}>
      {has_rolls && <Section title={stock('title')}><StockTable holdings={holdingsOf(rolls)} name={person} /></Section>}
      <Section title={t('issue')}><IssueForm rooms={rooms} people={people} /></Section>
      <Section title={t('rolls')}>
        {!rolls && <p class="soft" role="status">{t('loading')}</p>}
        {rolls?.length === 0 && <Empty icon="label" text={t('rolls_none')} />}
        {has_rolls && (
          <ul class="list" aria-label={t('rolls')}>
            {rolls.map((counted) => <RollRow key={counted.roll.id} {...{ rooms, counted, people, person }} />)}
          </ul>
        )}
      </Section>
      {reprinting && <ReprintSheet rooms={rooms} rolls={(rolls ?? []).map(({ roll }) => roll)} onClose={() => setReprinting(false)} />}
    </Page>
  );
}
