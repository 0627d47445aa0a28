/** 回执: what the carrier takes along. A card on the screen, with a code to photograph, and the same on paper. */
import type { BoxArrival } from '../../domain/document';
import { printed } from '../../domain/label';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/receipt';
import type { Rooms } from '../../rooms';
import { Button } from '../../ui';
import { Qr } from '../../ui/qr';

export interface Receipt extends Omit<BoxArrival, 'op_id'> {
  code: string;
  /** Null where the box's list has not come. */
  box: string | null;
  expected: number | null;
  carrier: string | null;
  at: string;
  by: string;
  instrument_name: string | null;
}

function countWords({ count, expected }: Receipt): string {
  if (count === null) return '–';
  return expected === null ? t('count_only', { count }) : t('count_of', { count, expected });
}

function temperatureWords({ temperature_c, instrument_name, no_temperature_reason }: Receipt): string {
  if (temperature_c === null) return no_temperature_reason ?? '–';
  return instrument_name === null ? t('degrees', { degrees: temperature_c }) : t('with', { degrees: temperature_c, instrument: instrument_name });
}

const factsOf = (receipt: Receipt): [string, string][] => [
  [t('number'), receipt.receipt_no ?? '–'], [t('box'), printed(receipt.code)], [t('count'), countWords(receipt)], [t('temperature'), temperatureWords(receipt)],
  [t('seal'), receipt.seal_ok === null ? '–' : t(receipt.seal_ok ? 'seal_ok' : 'seal_broken')], [t('carrier'), receipt.carrier ?? '–'], [t('receiver'), receipt.by], [t('at'), momentWords(receipt.at, new Date(0))],
];

const Facts = ({ receipt }: { receipt: Receipt }) => <dl class="receipt-facts">{factsOf(receipt).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;

export function ReceiptCard({ rooms, receipt }: { rooms: Rooms; receipt: Receipt }) {
  const { box } = receipt;
  return (
    <section class="receipt" aria-label={t('receipt')}>
      <div class="receipt-said"><Facts receipt={receipt} /><Qr text={receipt.code} label={`${t('box')} ${printed(receipt.code)}`} /></div>
      <p class="soft">{t('show')} {t('check_later')}</p>
      <div class="actions is-close">
        {box && <Button tone="primary" onClick={() => rooms.go(`/batch#${box}`)}>{t('check')}</Button>}
        <Button onClick={() => globalThis.print()}>{t('print')}</Button>
      </div>
    </section>
  );
}

export function ReceiptPaper({ rooms, receipt }: { rooms: Rooms; receipt: Receipt }) {
  return (
    <section class="manifest" aria-hidden="true">
      <header class="manifest-head">
        <div>
          <h2>{t('receipt')} · {rooms.session.lab.name}</h2>
          <dl>{factsOf(receipt).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
        </div>
        <Qr text={receipt.code} label={printed(receipt.code)} />
      </header>
      <p>{t('notice')}</p>
      <div class="manifest-signs"><span>{t('carrier')} {t('signed')}</span><span>{t('receiver')} {t('signed')}</span></div>
    </section>
  );
}
