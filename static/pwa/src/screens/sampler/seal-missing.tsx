/** What is still missing, by name: each leads to its place, and each may be answered with why it cannot be had. */
import { useState } from 'preact/hooks';
import type { Missing, SealDraft } from '../../domain/sealing';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/seal';
import type { Rooms } from '../../rooms';
import { Button, Notice, TextField } from '../../ui';
import { questionWords } from './own-words';

export function missingWords({ reference }: Rooms, { key, kind, asked }: Missing): string {
  if (asked) return questionWords(asked.question);
  if (kind === 'field') return nameOf(reference.form_fields.find((field) => field.key === key), key);
  if (kind === 'photo') return nameOf(reference.photo_set.find((slot) => slot.key === key), key);
  if (kind === 'seal') return t(key === 'seal_no_a' ? 'seal_no_a' : 'seal_no_b');
  return kind === 'person' ? t('missing_second_sampler') : t('missing_signature', { who: t(`as_${key as 'sampler'}`) });
}

const PLACES: Record<Missing['kind'] | 'list', (key: string) => string> = {
  field: (key) => `sheet-fields.${key}`, own: (key) => `sheet-${key}`, photo: (key) => `photo-${key}`, seal: (key) => `seal-${key}`, person: () => 'seal-pair', signature: (key) => `sign-${key}`, list: (key) => `seal-${key}`,
};

/** A field may stand in a group that is folded up. */
export function goTo({ key, kind }: { key: string; kind: Missing['kind'] | 'list' }): void {
  const place = document.getElementById(PLACES[kind](key));
  const group = place?.closest('details');
  if (group) group.open = true;
  place?.scrollIntoView({ block: 'center' });
  place?.focus({ preventScroll: true });
}

interface MissingListProps {
  rooms: Rooms;
  missing: Missing[];
  draft: SealDraft;
  onReason: (key: string, reason: string) => void;
  urgent: boolean;
}

export function MissingList({ rooms, missing, draft, onReason, urgent }: MissingListProps) {
  const said = missing.filter(({ key }) => draft.reasons[key]);
  const open = missing.filter(({ key }) => !draft.reasons[key]);
  return (
    <div id="seal-missing" class="missing" tabIndex={-1}>
      {open.length === 0 ? <Notice tone="good">{t('whole')}</Notice> : (
        <Notice tone={urgent ? 'bad' : 'warn'} urgent={urgent} title={t('missing_title', { count: open.length })}>
          {KINDS.map((kind) => <OfKind key={kind} rooms={rooms} kind={kind} open={open.filter((one) => one.kind === kind)} onReason={onReason} />)}
        </Notice>
      )}
      {said.length > 0 && (
        <Notice title={t('reason_title', { count: said.length })}>
          <ul>
            {said.map((one) => (
              <li key={one.key} class="missing-said">
                <p><strong>{missingWords(rooms, one)}</strong> {draft.reasons[one.key]}</p>
                <Button tone="quiet" label={`${t('reason_undo')} ${missingWords(rooms, one)}`} onClick={() => onReason(one.key, '')}>{t('reason_undo')}</Button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

const KINDS: Missing['kind'][] = ['field', 'own', 'photo', 'seal', 'person', 'signature'];
const MANY = 6;

/** A whole national form is folded up; what is short stands open. */
function OfKind({ rooms, kind, open, onReason }: Pick<MissingListProps, 'rooms' | 'onReason'> & { kind: Missing['kind']; open: Missing[] }) {
  if (open.length === 0) return null;
  return (
    <details open={open.length <= MANY}>
      <summary>{t(`missing_kind_${kind}`)} <span class="field-mark">{t('missing_count', { count: open.length })}</span></summary>
      <ul>{open.map((one) => <OneMissing key={one.key} name={missingWords(rooms, one)} one={one} onReason={(reason) => onReason(one.key, reason)} />)}</ul>
    </details>
  );
}

function OneMissing({ name, one, onReason }: { name: string; one: Missing; onReason: (reason: string) => void }) {
  const [asking, setAsking] = useState(false);
  const [text, setText] = useState('');
  const submit = (event: Event): void => {
    event.preventDefault();
    if (text.trim() !== '') onReason(text.trim());
  };
  return (
    <li class="missing-row">
      <button type="button" class="missing-go" onClick={() => goTo(one)}>{name}</button>
      {!asking && <button type="button" class="missing-cannot" aria-label={t('missing_cannot_label', { name })} onClick={() => setAsking(true)}>{t('missing_cannot')}</button>}
      {asking && (
        <form onSubmit={submit}>
          <TextField label={t('reason_label', { name })} value={text} onChange={setText} maxLength={200} autoComplete="off" />
          <div class="actions is-close"><Button tone="quiet" onClick={() => setAsking(false)}>{t('cancel')}</Button><Button type="submit" disabled={text.trim() === ''}>{t('reason_keep')}</Button></div>
        </form>
      )}
    </li>
  );
}
