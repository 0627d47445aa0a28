/** The field that always listens: keys of a scanner anywhere on the page, a typed code, or the camera. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/words/desk';
import type { Rooms } from '../../rooms';
import type { CameraFault } from '../../scan';
import { Button, Icon, Notice } from '../../ui';
import type { DeskReading } from './scan';

interface ScanFieldProps {
  rooms: Rooms;
  onReading: (reading: DeskReading) => void;
  /** Enter with nothing typed: a person's yes. */
  onYes: () => void;
}

/** On a phone, focus would raise the keyboard over the page. */
export const hasKeyboard = (): boolean => matchMedia('(pointer: fine)').matches;

/** A window stands over the page: scans wait, and so does the focus. */
export const isCovered = (): boolean => document.querySelector('[role="dialog"]') !== null;

/** A window that takes scans itself: what it hears is not the desk's. */
export const HEARS = 'data-hears';
export const hearsItself = (): boolean => document.querySelector(`[role="dialog"] [${HEARS}]`) !== null;

/** The same keys have gone into the field too: a slow page may cost the scanner's ear its first ones, an input method the field's. */
export function wholeReading(typed: string, heard: string): string {
  const plain = typed.trim().toUpperCase();
  return plain.endsWith(heard.toUpperCase()) ? plain : heard;
}

/** Focus that falls on nothing falls back on the field. */
function useHeldFocus(field: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    if (!hasKeyboard()) return;
    const hold = (): void => {
      if (isCovered()) return;
      if (document.activeElement === null || document.activeElement === document.body) field.current?.focus({ preventScroll: true });
    };
    hold();
    const later = (): void => void setTimeout(hold, 0);
    document.addEventListener('focusout', later);
    document.addEventListener('click', later);
    return () => {
      document.removeEventListener('focusout', later);
      document.removeEventListener('click', later);
    };
  }, []);
}

export function CameraView({ rooms, onReading }: { rooms: Rooms; onReading: (reading: DeskReading) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [fault, setFault] = useState<CameraFault | null>(null);
  const latest = useRef(onReading);
  latest.current = onReading;
  useEffect(() => {
    if (!video.current) return;
    let gone = false;
    const opening = rooms.openCamera(video.current, (reading) => latest.current(reading));
    opening.catch((why: unknown) => !gone && setFault(why as CameraFault));
    return () => {
      gone = true;
      opening.then((camera) => camera.close(), () => undefined);
    };
  }, []);
  if (fault) return <Notice tone="warn" urgent>{t(`camera_${fault}`)}</Notice>;
  return <video class="desk-camera" ref={video} playsInline muted aria-label={t('camera_view')} />;
}

export function ScanField({ rooms, onReading, onYes }: ScanFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [camera, setCamera] = useState(false);
  const latest = useRef(onReading);
  latest.current = onReading;
  useHeldFocus(field);
  // Before the page is seen: a scanner does not wait.
  useLayoutEffect(
    () => rooms.listenWedge((reading) => {
      const typed = field.current?.value ?? '';
      if (field.current) field.current.value = '';
      latest.current({ ...reading, text: wholeReading(typed, reading.text) });
    }),
    [],
  );
  const submit = (event: Event): void => {
    event.preventDefault();
    const text = field.current?.value.trim() ?? '';
    if (field.current) field.current.value = '';
    if (text === '') onYes();
    else onReading({ text, how: 'typed' });
  };
  return (
    <div class="desk-scan">
      <form class="desk-scan-form" onSubmit={submit}>
        <label class="only-spoken" for="desk-field">{t('field')}</label>
        <span class="desk-scan-icon"><Icon name="scan" /></span>
        <input
          id="desk-field" ref={field} class="desk-scan-field code" placeholder={t('field_place')} aria-describedby="desk-field-hint"
          autoComplete="off" autoCapitalize="characters" spellcheck={false} maxLength={200} enterKeyHint="go"
        />
        <Button type="submit">{t('open')}</Button>
        <Button onClick={() => setCamera(!camera)} label={t(camera ? 'camera_close' : 'camera')}><Icon name={camera ? 'close' : 'camera'} /></Button>
      </form>
      <p class="field-hint" id="desk-field-hint">{t('field_hint')}</p>
      {camera && <CameraView rooms={rooms} onReading={onReading} />}
    </div>
  );
}
