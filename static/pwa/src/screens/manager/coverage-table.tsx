/** The map's numbers as a table: by town and site, or by sample type. A row chosen here is chosen on the map. */
import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/words/manager';
import { COLUMNS, type Counts, type Line, sum, type TownLine } from './counts';

interface RowProps {
  name: ComponentChildren;
  counts: Counts;
  kind: 'town' | 'site' | 'type' | 'total';
  chosen?: boolean;
  onChoose?: () => void;
}

function CountRow({ name, counts, kind, chosen = false, onChoose }: RowProps) {
  return (
    <tr class={`count-row is-${kind}${chosen ? ' is-chosen' : ''}`} onClick={onChoose}>
      <th scope="row">
        {onChoose ? <button type="button" class="count-pick" aria-pressed={chosen}>{name}</button> : name}
      </th>
      {COLUMNS.map((column) => <td key={column} class={counts[column] === 0 ? 'is-zero' : ''}>{counts[column]}</td>)}
    </tr>
  );
}

interface CoverageTableProps {
  towns: TownLine[] | null;
  types: Line[] | null;
  chosen: string | null;
  onChoose: (key: string) => void;
}

export function CoverageTable({ towns, types, chosen, onChoose }: CoverageTableProps) {
  const pick = (key: string) => (key === '' ? {} : { chosen: chosen === key, onChoose: () => onChoose(key) });
  const total = sum((towns ?? types ?? []).map(({ counts }) => counts));
  return (
    <div class="count-place">
      <table class="count-table" aria-label={t('table')}>
        <thead>
          <tr>
            <th scope="col">{t(types ? 'type' : 'site')}</th>
            {COLUMNS.map((column) => <th key={column} scope="col">{t(column)}</th>)}
          </tr>
        </thead>
        {towns?.map((town) => (
          <tbody key={town.key}>
            <CountRow kind="town" name={town.name} counts={town.counts} />
            {town.sites.map((site) => <CountRow key={site.key} kind="site" name={site.name} counts={site.counts} {...pick(site.key)} />)}
          </tbody>
        ))}
        {types && <tbody>{types.map((type) => <CountRow key={type.key} kind="type" name={type.name} counts={type.counts} {...pick(type.key)} />)}</tbody>}
        <tfoot><CountRow kind="total" name={t('total')} counts={total} /></tfoot>
      </table>
    </div>
  );
}
