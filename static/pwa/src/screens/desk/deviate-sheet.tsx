/** Receiving with a deviation: what deviates, and who in charge agreed. */
import { useState } from 'preact/hooks';
import type { Person } from '../../domain/document';
import { t } from '../../i18n/words/desk';
import { AreaField, Button, SelectField, Sheet } from '../../ui';
import type { Deviation } from './acts';

interface DeviateSheetProps {
  name: string;
  people: Person[];
  suggested: string;
  onReceive: (deviation: Deviation) => void;
  onClose: () => void;
}

export function DeviateSheet({ name, people, suggested, onReceive, onClose }: DeviateSheetProps) {
  const [said, setSaid] = useState<Deviation>({ deviation: suggested, agreed_by: '' });
  const [tried, setTried] = useState(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (said.deviation.trim() !== '' && said.agreed_by !== '') onReceive({ ...said, deviation: said.deviation.trim() });
  };
  const choices = people.filter(({ active }) => active).map((person) => ({ value: person.name, text: person.name }));
  return (
    <Sheet title={t('deviate_title', { name })} close_label={t('close')} onClose={onClose}>
      <form onSubmit={submit}>
        <AreaField
          label={t('deviation')} hint={t('deviation_hint')} value={said.deviation} maxLength={2000} onChange={(deviation) => setSaid({ ...said, deviation })}
          error={tried && said.deviation.trim() === '' ? t('deviation_needed') : undefined}
        />
        <SelectField
          label={t('agreed_by')} value={said.agreed_by} choices={choices} empty={t('agreed_choose')} onChange={(agreed_by) => setSaid({ ...said, agreed_by })}
          error={tried && said.agreed_by === '' ? t('agreed_needed') : undefined}
        />
        <div class="actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="primary" type="submit">{t('deviate_go')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
