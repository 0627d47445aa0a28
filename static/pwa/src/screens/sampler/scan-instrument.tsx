/** The camera on an instrument's label, and typing beside it. */
import { useState } from 'preact/hooks';
import { t } from '../../i18n/words/readings';
import type { Rooms } from '../../rooms';
import type { Reading } from '../../scan';
import { Button, TextField } from '../../ui';
import { Viewfinder } from './scan-label';

export function ScanInstrument({ rooms, onReading }: { rooms: Rooms; onReading: (reading: Reading) => void }) {
  const [text, setText] = useState('');
  return (
    <div class="scan-instrument">
      <Viewfinder rooms={rooms} onReading={onReading} hint={t('scanning')} />
      <TextField label={t('instrument_typed')} value={text} onChange={setText} autoComplete="off" spellcheck={false} maxLength={200} />
      <Button onClick={() => onReading({ text, how: 'typed' })} disabled={text.trim() === ''}>{t('instrument_use')}</Button>
    </div>
  );
}
