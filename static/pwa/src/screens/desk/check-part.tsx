/** What the standing check found, on the sample's record. */
import { deviating } from '../../domain/checklist';
import type { ReceptionCheck } from '../../domain/document';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/checking';
import type { Rooms } from '../../rooms';
import { Badge } from '../../ui';
import { checkName } from './check-sheet';
import type { NameOfPerson } from './record';

export function CheckPart({ rooms, check, person }: { rooms: Rooms; check: ReceptionCheck; person: NameOfPerson }) {
  const differs = deviating(check.checklist);
  const numbers = [
    check.got_amount === null ? '' : `${t('got')} ${check.got_amount} ${check.got_unit ?? ''}`, check.temperature_c === null ? '' : `${check.temperature_c} °C`, check.appearance ?? '',
  ].filter(Boolean);
  return (
    <section aria-label={t('checked')}>
      <h3>{t('checked')}</h3>
      <p class="badges">
        {differs.length === 0 && <Badge tone="good" sign="✓">{t('all_ok')}</Badge>}
        {differs.map((key) => <Badge key={key} tone="warn" sign="!">{checkName(rooms, key)}：{t('deviates')}</Badge>)}
      </p>
      <p class="soft small">{[t('checked_by', { by: person(check.by), time: momentWords(check.at) }), ...numbers].join(' · ')}</p>
    </section>
  );
}
