/** How many labels are where: in stock and with each person. */
import { type Counts, type Holding } from '../../domain/label-stock';
import { t } from '../../i18n/words/stock';
import { Badge } from '../../ui';

const COLUMNS = ['unused', 'used', 'spoiled', 'lost', 'returned'] as const satisfies readonly (keyof Counts)[];
/** A morning's work at a market. */
const FEW = 20;

function Row({ holding: { person, rolls, counts }, name }: { holding: Holding; name: (id: string | null) => string | null }) {
  const is_low = person !== null && counts.unused < FEW;
  return (
    <tr>
      <th scope="row">{person === null ? t('stock') : (name(person) ?? t('nobody'))}{is_low && <> <Badge tone="warn" sign="!">{`${t('low')} · ${t('low_text', { count: FEW })}`}</Badge></>}</th>
      <td class="number">{rolls}</td>
      {COLUMNS.map((key) => <td key={key} class="number">{counts[key]}</td>)}
    </tr>
  );
}

export function StockTable({ holdings, name }: { holdings: Holding[]; name: (id: string | null) => string | null }) {
  return (
    <div class="count-place stock-place" tabIndex={0} role="region" aria-label={t('title')}>
      <table class="count-table">
        <thead><tr><th scope="col">{t('holder')}</th><th scope="col">{t('rolls')}</th>{COLUMNS.map((key) => <th key={key} scope="col">{t(key)}</th>)}</tr></thead>
        <tbody>{holdings.map((holding) => <Row key={holding.person ?? ''} holding={holding} name={name} />)}</tbody>
      </table>
    </div>
  );
}
