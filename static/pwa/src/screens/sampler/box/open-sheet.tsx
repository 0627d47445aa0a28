/** 开箱: scan the box's label. Of a box that is open already it simply goes there. */
import { useState } from 'preact/hooks';
import { printed } from '../../../domain/label';
import { t } from '../../../i18n/words/box';
import { t as scanner } from '../../../i18n/words/scanner';
import type { Rooms } from '../../../rooms';
import type { Reading } from '../../../scan';
import { Button, Notice, Sheet } from '../../../ui';
import { ContinuousScan, type ScanAnswer } from '../continuous-scan';
import { type BoxLabel, judgeBoxLabel, openBox } from './opening';

export function OpenSheet({ rooms, onClose }: { rooms: Rooms; onClose: () => void }) {
  const [answer, setAnswer] = useState<ScanAnswer | null>(null);
  const [unknown, setUnknown] = useState<Extract<BoxLabel, { verdict: 'doubt' }> | null>(null);
  const open = async (code: string): Promise<void> => rooms.go(`/box#${await openBox(rooms, code)}`);
  const take = async (reading: Reading): Promise<void> => {
    const judged = await judgeBoxLabel(rooms, reading);
    setUnknown(judged.verdict === 'doubt' ? judged : null);
    if (judged.verdict === 'known') {
      rooms.toast(t('open_already', { box: printed(judged.box.code) }), 'plain');
      rooms.go(`/box#${judged.box.id}`);
    } else if (judged.verdict === 'fine') await open(judged.code);
    else if (judged.verdict === 'refused') setAnswer({ tone: 'bad', words: judged.words, turn: (answer?.turn ?? 0) + 1 });
  };
  return (
    <Sheet title={t('open')} close_label={t('close')} onClose={onClose}>
      <p class="soft stack-gap">{t('open_text')}</p>
      {unknown && (
        <Notice tone="warn" urgent title={unknown.title} action={<Button onClick={() => void open(unknown.code)}>{scanner('label_use_anyway')}</Button>}>
          {unknown.words}
        </Notice>
      )}
      <ContinuousScan rooms={rooms} onReading={take} answer={answer} />
    </Sheet>
  );
}
