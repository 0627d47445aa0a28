/** 扫码指令卡: one code for each thing that is said at the desk. A sheet has a token of its own; a withdrawn one commands nothing. */
import { useState } from 'preact/hooks';
import { COMMANDS, type CommandWord, drawToken, printedCommand } from '../../domain/command';
import type { CommandSheet } from '../../domain/document';
import { newId } from '../../domain/identity';
import { nameOf } from '../../i18n/catalogue';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/command-sheet';
import type { Rooms, ScreenProps } from '../../rooms';
import { Badge, Button, Empty, List, Page, Row, Sheet, TextField, useWatched } from '../../ui';
import { Qr } from '../../ui/qr';
import { type NameOfPerson, usePeople } from './record';

const newest = (a: CommandSheet, b: CommandSheet): number => b.issued_at.localeCompare(a.issued_at);

async function issue(rooms: Rooms): Promise<string> {
  const { session } = rooms;
  const doc: CommandSheet = { id: newId(), lab_id: session.lab_id, token: drawToken(), issued_by: session.person_id, issued_at: new Date().toISOString(), withdrawn_at: null };
  await rooms.say([{ kind: 'command_sheet.issue', subject: doc.id, body: { token: doc.token } }], { records: [{ collection: 'command_sheets', id: doc.id, doc }] });
  rooms.toast(t('done'), 'good');
  return doc.id;
}

async function withdraw(rooms: Rooms, sheet: CommandSheet, reason: string): Promise<void> {
  const doc: CommandSheet = { ...sheet, withdrawn_at: new Date().toISOString() };
  await rooms.say([{ kind: 'command_sheet.withdraw', subject: sheet.id, body: { reason } }], { records: [{ collection: 'command_sheets', id: sheet.id, doc }] });
  rooms.toast(t('withdrawn_now'), 'plain');
}

function Command({ token, word, name, under }: { token: string; word: CommandWord; name: string; under: string }) {
  return <div class="command"><Qr text={printedCommand(token, word)} label={`${name} ${printedCommand(token, word)}`} /><strong>{name}</strong><span>{under}</span></div>;
}

function SheetPaper({ rooms, sheet }: { rooms: Rooms; sheet: CommandSheet }) {
  const { token } = sheet;
  return (
    <article class="paper paper-a4" aria-label={t('title')} tabIndex={0}>
      <header>
        <h2>{t('title')}</h2>
        <p>{t('paper_sheet', { token, lab: rooms.session.lab.name, at: momentWords(sheet.issued_at) })}<br />{t('paper_lead')}</p>
      </header>
      <h3 class="command-part">{t('part_acts')}</h3>
      <div class="commands">{COMMANDS.map((word) => <Command key={word} token={token} word={word} name={t(word)} under={t(`${word}_under`)} />)}</div>
      <h3 class="command-part">{t('part_reasons')}</h3>
      <div class="commands">{rooms.reference.rejection_reasons.map((reason) => <Command key={reason.code} token={token} word={reason.code as CommandWord} name={reason.code} under={nameOf(reason)} />)}</div>
    </article>
  );
}

function WithdrawSheet({ onWithdraw, onClose }: { onWithdraw: (reason: string) => void; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== '') onWithdraw(reason.trim());
  };
  return (
    <Sheet title={t('withdraw')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={submit}>
        <p>{t('withdraw_text')}</p>
        <TextField label={t('reason')} value={reason} onChange={setReason} maxLength={200} autoComplete="off" error={tried && reason.trim() === '' ? t('reason_needed') : undefined} />
        <div class="actions"><Button onClick={onClose}>{t('cancel')}</Button><Button tone="danger" type="submit">{t('withdraw_go')}</Button></div>
      </form>
    </Sheet>
  );
}

function SheetRow({ sheet, person, onShow }: { sheet: CommandSheet; person: NameOfPerson; onShow: (() => void) | undefined }) {
  return (
    <Row
      title={<span class="code">{sheet.token}</span>} onClick={onShow}
      under={<>{t('issued', { by: person(sheet.issued_by), at: momentWords(sheet.issued_at) })}{sheet.withdrawn_at && <> <Badge tone="warn" sign="✕">{t('withdrawn', { at: momentWords(sheet.withdrawn_at) })}</Badge></>}</>}
    />
  );
}

export function CommandSheetScreen({ rooms }: ScreenProps) {
  const sheets = useWatched(rooms.store, async () => (await rooms.store.documents.list('command_sheets')).sort(newest));
  const { person } = usePeople(rooms);
  const [chosen, choose] = useState<string | null>(null);
  const [withdrawing, setWithdrawing] = useState(false);
  const good = sheets?.filter(({ withdrawn_at }) => withdrawn_at === null) ?? [];
  const sheet = good.find(({ id }) => id === chosen) ?? good[0];
  return (
    <Page title={t('title')} back={{ label: t('back'), go: () => rooms.go('/arrivals') }} wide>
      <div class="print-tools">
        <p>{t('lead')}</p>
        {sheets && good.length === 0 && <Empty icon="scan" text={t('none')} />}
        <div class="actions is-close">
          {sheet && <Button tone="primary" onClick={() => globalThis.print()}>{t('print')}</Button>}
          <Button tone={sheet ? 'plain' : 'primary'} onClick={() => void issue(rooms).then(choose)}>{t('issue')}</Button>
          {sheet && <Button tone="danger" onClick={() => setWithdrawing(true)}>{t('withdraw')}</Button>}
        </div>
        {sheets && sheets.length > 1 && <List label={t('title')}>{sheets.map((one) => <SheetRow key={one.id} sheet={one} person={person} onShow={one.withdrawn_at === null && one.id !== sheet?.id ? () => choose(one.id) : undefined} />)}</List>}
      </div>
      {sheet && <SheetPaper rooms={rooms} sheet={sheet} />}
      {withdrawing && sheet && <WithdrawSheet onClose={() => setWithdrawing(false)} onWithdraw={(reason) => void withdraw(rooms, sheet, reason).then(() => setWithdrawing(false))} />}
    </Page>
  );
}
