/** The labels on what lies on the desk: scanned by the scanner that types, by the camera, or typed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SheetItem } from '../../../domain/draft';
import { newId } from '../../../domain/identity';
import { printed } from '../../../domain/label';
import { listOf } from '../../../domain/reference';
import { nameOf } from '../../../i18n/catalogue';
import { t } from '../../../i18n/words/transcribing';
import type { Rooms } from '../../../rooms';
import type { Reading } from '../../../scan';
import { Button, Field, Icon, List, Notice, Row, SelectField } from '../../../ui';
import { judge } from '../label-check';
import { Viewfinder } from '../scan-label';

interface LabelLineProps {
  rooms: Rooms;
  items: () => SheetItem[];
  onChange: (items: SheetItem[]) => void;
  error: string | undefined;
}

/** Whose roll it is matters in the field; here it is what stands on the paper. */
async function wordsAgainst(rooms: Rooms, reading: Reading, items: SheetItem[]): Promise<{ code: string } | { words: string }> {
  const judged = await judge(rooms, reading);
  if (judged.verdict === 'refused') return { words: judged.words };
  if (items.some(({ code }) => code === judged.code)) return { words: t('label_again') };
  return { code: judged.code };
}

export function LabelLine({ rooms, items, onChange, error }: LabelLineProps) {
  const field = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState('');
  const [camera, setCamera] = useState(false);
  const kinds = listOf(rooms.reference, 'item_kind').map((row) => ({ value: row.key, text: nameOf(row) }));
  const take = async (reading: Reading): Promise<void> => {
    const said = await wordsAgainst(rooms, reading, items());
    setTrouble('words' in said ? said.words : '');
    if ('words' in said) return;
    setCamera(false);
    onChange([...items(), { id: newId(), code: said.code, item_kind: items().length === 0 ? 'A' : 'B', scan_mode: reading.how === 'typed' ? 'manual' : 'scanned' }]);
  };
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => rooms.listenWedge((reading) => {
    const { activeElement: where } = document;
    // A scanner types where the focus is: what it left there is no part of what was written.
    if (where instanceof HTMLInputElement && where.value.toUpperCase().endsWith(reading.text.toUpperCase())) {
      where.value = where.value.slice(0, where.value.length - reading.text.length);
      where.dispatchEvent(new Event('input', { bubbles: true }));
    }
    void latest.current(reading);
  }), []);
  const submit = (event: Event): void => {
    event.preventDefault();
    const text = field.current?.value.trim() ?? '';
    if (text !== '' && field.current) {
      field.current.value = '';
      void take({ text, how: 'typed' });
    }
  };
  const change = (id: string, item_kind: string): void => onChange(items().map((item) => (item.id === id ? { ...item, item_kind } : item)));
  return (
    <>
      {items().length > 0 && (
        <List label={t('labels')}>
          {items().map(({ id, code, item_kind }) => (
            <Row
              key={id} lead={<Icon name="label" />} title={<span class="code">{printed(code)}</span>}
              under={<SelectField label={t('kind')} value={item_kind} choices={kinds} onChange={(kind) => change(id, kind)} />}
              aside={<Button tone="quiet" label={t('label_remove', { code: printed(code) })} onClick={() => onChange(items().filter((item) => item.id !== id))}><Icon name="close" /></Button>}
            />
          ))}
        </List>
      )}
      <form onSubmit={submit} class="transcribe-label">
        <Field id="transcribe-label" label={t('label')} hint={t('label_hint')} error={trouble === '' ? error : undefined}>
          <div class="relabel-field">
            <input id="transcribe-label" ref={field} class="input code" autoComplete="off" autoCapitalize="characters" spellcheck={false} maxLength={200} aria-describedby="transcribe-label-hint" />
            <Button type="submit">{t('label_add')}</Button>
            <Button onClick={() => setCamera(!camera)} label={t(camera ? 'camera_close' : 'camera')}><Icon name={camera ? 'close' : 'camera'} /></Button>
          </div>
        </Field>
      </form>
      {trouble && <Notice tone="bad" urgent>{trouble}</Notice>}
      {camera && <Viewfinder rooms={rooms} onReading={(reading) => void take(reading)} />}
    </>
  );
}
