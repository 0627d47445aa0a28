/** Reads a goods barcode or a licence's code. What it finds is a proposal: the person sees it on the sheet and may change it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { barcodeIn, usccIn } from '../../domain/goods';
import { t } from '../../i18n/words/goods';
import { t as sampler } from '../../i18n/words/sampler';
import type { Rooms } from '../../rooms';
import type { Reading } from '../../scan';
import { Button, Notice, Sheet, TextField } from '../../ui';
import { Viewfinder } from './scan-label';

interface CodeSheetProps {
  rooms: Rooms;
  what: 'barcode' | 'licence';
  onFound: (code: string) => void;
  onClose: () => void;
}

type Read = { code: string } | { words: string };

function read(what: CodeSheetProps['what'], text: string): Read {
  if (what === 'barcode') {
    const code = barcodeIn(text);
    return code === null ? { words: t('barcode_bad') } : { code };
  }
  const found = usccIn(text);
  return found.ok ? { code: found.uscc } : { words: t(`licence_${found.fault}`) };
}

export function CodeSheet({ rooms, what, onFound, onClose }: CodeSheetProps) {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState('');
  const hear = ({ text }: Reading): void => {
    const found = read(what, text);
    if ('words' in found) return setFault(found.words);
    onFound(found.code);
    onClose();
  };
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(() => rooms.listenWedge((reading) => latest.current(reading)), []);
  const submit = (event: Event): void => {
    event.preventDefault();
    hear({ text: typed, how: 'typed' });
  };
  return (
    <Sheet title={t(`${what}_scan`)} close_label={sampler('close')} onClose={onClose}>
      <div class="scan">
        <Viewfinder rooms={rooms} goods hint={t(`${what}_hint`)} onReading={(reading) => latest.current(reading)} />
        {fault && <Notice tone="bad" urgent>{fault}</Notice>}
        <form class="type-label" onSubmit={submit}>
          <TextField label={t(`${what}_typed`)} value={typed} onChange={setTyped} inputMode={what === 'barcode' ? 'numeric' : 'text'} autoComplete="off" maxLength={2000} spellcheck={false} />
          <Button type="submit" wide>{t('code_use')}</Button>
        </form>
      </div>
    </Sheet>
  );
}
