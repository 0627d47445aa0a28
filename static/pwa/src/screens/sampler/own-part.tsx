/** The programme's own questions on the sheet; what draws them comes only where a programme has some. */
import type { Form } from '../../domain/document';
import type { SheetPhoto } from '../../domain/draft';
import type { OwnAnswers } from '../../domain/operation';
import { askingAt, formsFor } from '../../domain/questions';
import type { Sheet } from '../../domain/sheet';
import { t } from '../../i18n/words/form';
import type { Rooms } from '../../rooms';
import { Section, useWatched } from '../../ui';
import { part } from '../../ui/lazy';

const OwnQuestions = part(() => import('./own-questions').then((file) => file.OwnQuestions));

export function useForms(rooms: Rooms, sheet: Sheet): Form[] {
  const known = useWatched(rooms.store, () => rooms.store.documents.list('forms'));
  return known ? askingAt(formsFor(known, sheet, sheet.own), 'capture') : [];
}

interface OwnPartProps {
  rooms: Rooms;
  sheet: Sheet;
  forms: Form[];
  latest: () => Sheet;
  change: (part: Partial<Sheet>) => void;
  errors: Record<string, string>;
}

export function OwnPart({ rooms, sheet, forms, latest, change, errors }: OwnPartProps) {
  const take = (own: OwnAnswers[], photo?: SheetPhoto): void => change({ own, ...(photo ? { photos: [...latest().photos, photo] } : {}) });
  return (
    <Section title={t('own_title')}>
      <div class="card"><OwnQuestions rooms={rooms} forms={forms} stage="capture" own={sheet.own} fields={sheet.fields} latest={() => latest().own} onOwn={take} errors={errors} /></div>
    </Section>
  );
}
