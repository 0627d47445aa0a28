/** 分样: how many parts, how much, for which room; then the blind codes that were drawn, large, to be put on the parts. */
import { useState } from 'preact/hooks';
import { drawCodes, printed } from '../../../domain/label';
import type { ItemView } from '../../../domain/item';
import type { SplitPart } from '../../../domain/operation';
import { t } from '../../../i18n/words/shelf';
import type { Alongside } from '../../../store';
import { Button, Icon, Notice, SelectField, Sheet, TextField } from '../../../ui';
import { Qr } from '../../../ui/qr';
import { splitting } from './item-acts';
import type { ActSheetProps } from './item-sheets';
import { amountIn, placeChoices, SheetForm, withAmount } from './sheet-form';

interface TypedPart {
  amount: string;
  unit: string;
  room: string;
  purpose: string;
}
const NEW: TypedPart = { amount: '', unit: 'g', room: '', purpose: '' };
const MOST = 20;

const manyOf = (typed: string): number => (/^\d{1,2}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= MOST ? Number(typed) : 0);

function partsOf(prefix: string, typed: TypedPart[]): Omit<SplitPart, 'item'>[] {
  const codes = drawCodes(prefix, typed.length);
  return typed.map(({ amount, unit, room, purpose }, i) => ({
    code: codes[i] ?? '', ...withAmount(amount, unit), ...(room ? { room } : {}), ...(purpose.trim() ? { purpose: purpose.trim() } : {}),
  }));
}

type SplitSheetProps = ActSheetProps & { view: ItemView; onSplit: (said: ReturnType<typeof splitting>, alongside: Alongside) => Promise<void> };

export function SplitSheet({ rooms, view, name, places, onSplit, onClose }: SplitSheetProps) {
  const [many, setMany] = useState('2');
  const [typed, setTyped] = useState<TypedPart[]>([]);
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<SplitPart[] | null>(null);
  const count = manyOf(many);
  const rows = Array.from({ length: count }, (_, i) => typed[i] ?? NEW);
  const set = (at: number, key: keyof TypedPart) => (value: string) => setTyped(rows.map((row, i) => (i === at ? { ...row, [key]: value } : row)));
  if (made) return <Made parts={made} onClose={onClose} go={rooms.go} />;
  const submit = (): void => {
    setTried(true);
    if (count === 0 || rows.some(({ amount }) => !amountIn(amount).ok)) return;
    const said = splitting(view, partsOf(rooms.session.lab.prefix, rows));
    void onSplit(said, { records: said.records }).then(() => setMade(said.parts));
  };
  return (
    <SheetForm title={t('split_title', { name })} go={t('split_go')} onClose={onClose} onSubmit={submit}>
      <Notice>{t('split_text')}</Notice>
      <TextField label={t('parts')} inputMode="numeric" value={many} onChange={setMany} maxLength={2} autoComplete="off" error={count === 0 ? t('parts_bad') : undefined} />
      {rows.map((row, i) => {
        const amount = amountIn(row.amount);
        return (
          <fieldset key={i} class="split-part">
            <legend>{t('part', { n: i + 1 })}</legend>
            <div class="pair">
              <TextField label={t('amount_out')} mark={t('optional')} inputMode="decimal" value={row.amount} onChange={set(i, 'amount')} maxLength={20} autoComplete="off" error={tried && !amount.ok ? amount.words : undefined} />
              <TextField label={t('unit')} value={row.unit} onChange={set(i, 'unit')} maxLength={20} autoComplete="off" />
            </div>
            <SelectField label={t('room')} mark={t('optional')} value={row.room} choices={placeChoices(places)} empty={t('room_none')} onChange={set(i, 'room')} />
            <TextField label={t('purpose')} mark={t('optional')} value={row.purpose} onChange={set(i, 'purpose')} maxLength={200} autoComplete="off" />
          </fieldset>
        );
      })}
    </SheetForm>
  );
}

function Made({ parts, go, onClose }: { parts: SplitPart[]; go: (path: string) => void; onClose: () => void }) {
  return (
    <Sheet title={t('split_done', { count: parts.length })} close_label={t('close')} onClose={onClose}>
      <p class="stack-gap">{t('split_done_text')}</p>
      <ul class="split-codes">
        {parts.map(({ item, code }, i) => (
          <li key={item}>
            <Qr text={code} label={`${t('blind_code')} ${printed(code)}`} />
            <span><small>{t('part', { n: i + 1 })}</small><strong class="code">{printed(code)}</strong></span>
          </li>
        ))}
      </ul>
      <div class="actions">
        <Button onClick={() => go(`/store-labels#${parts.map(({ code }) => code).join(',')}`)}><Icon name="print" />{t('print_labels')}</Button>
        <Button tone="primary" onClick={onClose}>{t('done_close')}</Button>
      </div>
    </Sheet>
  );
}
