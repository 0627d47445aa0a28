/** What was said about a sample or a label before: who and when, so that nobody has to say it twice. */
import { nameOf } from '../../i18n/catalogue';
import { momentWords } from '../../i18n/moments';
import { t as decisions } from '../../i18n/words/decisions';
import { t } from '../../i18n/words/desk';
import type { Rooms } from '../../rooms';
import { Badge, List, Row } from '../../ui';
import { factWords } from './fact-words';
import type { NameOfPerson } from './record';
import type { Told } from './standing';

function whyOf(rooms: Rooms, { said }: Told): string {
  const reason = typeof said['reason'] === 'string' ? said['reason'] : null;
  const word = reason && nameOf(rooms.reference.rejection_reasons.find(({ code }) => code === reason), reason);
  const agreed = typeof said['agreed_by'] === 'string' && said['agreed_by'] ? decisions('agreed', { by: said['agreed_by'] }) : null;
  return [word, said['text'], said['deviation'], agreed].filter((part) => typeof part === 'string' && part !== '').join(' · ');
}

export function History({ rooms, told, person, title }: { rooms: Rooms; told: Told[]; person: NameOfPerson; title: string }) {
  if (told.length === 0) return null;
  return (
    <section class="desk-history" aria-label={title}>
      <h2>{title}</h2>
      <List>
        {told.map((one) => (
          <Row
            key={one.op_id}
            title={factWords(one)}
            under={[whyOf(rooms, one), person(one.by)].filter(Boolean).join(' · ')}
            aside={<>{momentWords(one.at)}{one.here && <><br /><Badge sign="✓">{t('fact_here')}</Badge></>}</>}
          />
        ))}
      </List>
    </section>
  );
}
