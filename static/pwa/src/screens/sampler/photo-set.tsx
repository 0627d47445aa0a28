/** The photo set as named slots: what each should show, its picture once taken, or why it cannot be. */
import { useEffect, useState } from 'preact/hooks';
import { isSpaceShort } from '../../device';
import type { SheetPhoto } from '../../domain/draft';
import type { AskedPhoto } from '../../domain/form';
import { nameOf } from '../../i18n/catalogue';
import { type Key, t } from '../../i18n/words/photos';
import type { Rooms } from '../../rooms';
import { Button, Icon, type IconName, Notice, TextField } from '../../ui';
import { keepPhoto } from '../photos/photograph';
import { photoTrouble } from '../photos/photo-trouble';
import { useBlobUrl } from '../photos/blob-url';

export interface PhotoSetProps {
  rooms: Rooms;
  asked: AskedPhoto[];
  photos: SheetPhoto[];
  onPhoto: (photo: SheetPhoto) => void;
  /** Why a slot stays empty, by its key. */
  reasons: Record<string, string>;
  onReason: (key: string, reason: string) => void;
  /** Taken earlier and already said; their slots are full. */
  before?: string[];
}

const ICONS: Record<string, IconName> = {
  storefront: 'shop', business_licence: 'paper', permit: 'paper', sample_overall: 'leaf', label_front: 'label', label_back: 'label', place_storage: 'place', sealed_a: 'seal', sealed_b: 'seal', signing: 'edit',
  paper_form: 'paper', notice: 'paper', receipt: 'paper', water_point: 'drop', water_bottles: 'label', meter_reading: 'clock', water_form: 'paper',
};
const hintOf = (key: string): string => (`hint_${key}` in t.all['zh-CN'] ? t(`hint_${key}` as Key) : '');
/** Not before a camera: what happened on a screen. */
const isScreenshot = (key: string): boolean => /^online_(seller|page|order|payment)$/.test(key);

/** Said before the camera opens: asked anew after each photo. */
function useShortOfSpace(taken: number): boolean {
  const [is_short, setShort] = useState(false);
  useEffect(() => void isSpaceShort().then(setShort, () => undefined), [taken]);
  return is_short;
}

export function PhotoSet({ rooms, asked, photos, onPhoto, reasons, onReason, before = [] }: PhotoSetProps) {
  const is_short = useShortOfSpace(photos.length);
  const taken = new Set([...before, ...photos.map(({ photo_kind }) => photo_kind)]);
  const required = asked.filter((one) => one.required);
  const without = required.filter(({ slot }) => !taken.has(slot.key) && reasons[slot.key]).length;
  const count = { taken: required.filter(({ slot }) => taken.has(slot.key)).length, asked: required.length, without };
  return (
    <>
      {is_short && <Notice tone="warn" urgent title={t('space_title')}>{t('space_text')}</Notice>}
      <p class="photo-count" role="status">{required.length === 0 ? t('none_asked') : t(without > 0 ? 'progress_without' : 'progress', count)}</p>
      <div class="photo-slots">
        {asked.map((one) => (
          <PhotoSlot
            key={one.slot.key} rooms={rooms} asked={one} photo={photos.find(({ photo_kind }) => photo_kind === one.slot.key)} is_before={before.includes(one.slot.key)}
            onPhoto={onPhoto} reason={reasons[one.slot.key] ?? ''} onReason={(reason) => onReason(one.slot.key, reason)}
          />
        ))}
      </div>
    </>
  );
}

interface SlotProps {
  rooms: Rooms;
  asked: AskedPhoto;
  photo: SheetPhoto | undefined;
  onPhoto: (photo: SheetPhoto) => void;
  is_before?: boolean;
  reason?: string;
  /** Left out where nothing asks for a reason. */
  onReason?: (reason: string) => void;
}

export function PhotoSlot({ rooms, asked: { slot, required }, photo, is_before = false, onPhoto, reason = '', onReason }: SlotProps) {
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const url = useBlobUrl(photo?.thumb ?? null);
  const name = nameOf(slot);
  const take = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    setBusy(true);
    try {
      onPhoto(await keepPhoto(rooms.store, file, slot.key));
      onReason?.('');
    } catch (error) {
      rooms.toast(t('failed', { name, why: photoTrouble(error) }), 'bad');
    } finally {
      setBusy(false);
    }
  };
  const is_taken = photo !== undefined || is_before;
  const word = busy ? t('saving') : is_taken ? t('again') : t(isScreenshot(slot.key) ? 'choose' : 'take');
  const camera = isScreenshot(slot.key) ? {} : { capture: 'environment' as const };
  return (
    <div class="photo-place" id={`photo-${slot.key}`} tabIndex={-1}>
      <label class={`photo-slot${is_taken ? ' is-taken' : ''}`}>
        {url ? <img src={url} alt="" /> : <Icon name={is_before ? 'check' : (ICONS[slot.key] ?? 'camera')} />}
        <span class="photo-name">{name}</span>
        {!is_taken && <span class="photo-hint">{reason ? t('because', { reason }) : hintOf(slot.key)}</span>}
        <span class="photo-word">{word}{required && !is_taken && !reason ? ` · ${t('required')}` : ''}</span>
        <input type="file" accept="image/*" {...camera} disabled={busy} aria-label={`${name} ${word}`} onChange={(event) => void take(event.currentTarget)} />
      </label>
      {onReason && required && !is_taken && !asking && (
        <button type="button" class="photo-cannot" aria-label={reason ? `${name} ${t('undo')}` : t('cannot_label', { name })} onClick={() => (reason ? onReason('') : setAsking(true))}>
          {reason ? t('undo') : t('cannot')}
        </button>
      )}
      {onReason && asking && <AskReason name={name} onCancel={() => setAsking(false)} onReason={(given) => { setAsking(false); onReason(given); }} />}
    </div>
  );
}

function AskReason({ name, onReason, onCancel }: { name: string; onReason: (reason: string) => void; onCancel: () => void }) {
  const [text, setText] = useState('');
  return (
    <div class="photo-reason">
      <TextField label={t('reason', { name })} hint={t('reason_hint')} value={text} onChange={setText} maxLength={120} />
      <div class="actions is-close">
        <Button tone="quiet" onClick={onCancel}>{t('cancel')}</Button>
        <Button onClick={() => onReason(text.trim())} disabled={text.trim() === ''}>{t('keep')}</Button>
      </div>
    </div>
  );
}
