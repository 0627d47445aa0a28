/** Reads a label to see that the camera can; any well-formed code of any lab will do, and nothing is made of it. */
import { useState } from 'preact/hooks';
import { printed, readScanned } from '../../../domain/label';
import { t } from '../../../i18n/words/ready';
import type { Rooms } from '../../../rooms';
import { Notice, Sheet } from '../../../ui';
import { Viewfinder } from '../scan-label';

interface CameraTryProps {
  rooms: Rooms;
  onRead: (code: string) => void;
  onClose: () => void;
}

export function CameraTry({ rooms, onRead, onClose }: CameraTryProps) {
  const [other, setOther] = useState('');
  const hear = ({ text }: { text: string }): void => {
    const read = readScanned(text);
    if (read.ok) onRead(printed(read.code));
    else setOther(read.shown || text.slice(0, 40));
  };
  return (
    <Sheet title={t('camera_title')} close_label={t('close')} onClose={onClose}>
      <p>{t('camera_how')}</p>
      <Viewfinder rooms={rooms} onReading={hear} hint={t('camera_hint')} />
      {other && <Notice tone="warn" urgent title={t('camera_other', { shown: other })} />}
    </Sheet>
  );
}
