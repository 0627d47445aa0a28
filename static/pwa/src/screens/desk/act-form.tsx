/** The window behind an act of the desk: what it asks, and one button that says it. A second press says nothing new. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/words/decisions';
import { Button, Sheet } from '../../ui';

interface ActFormProps {
  title: string;
  go: string;
  tone?: 'primary' | 'danger';
  /** Says it; false where something is still missing. */
  onGo: () => Promise<boolean>;
  onClose: () => void;
  children: ComponentChildren;
}

export function ActForm({ title, go, tone = 'primary', onGo, onClose, children }: ActFormProps) {
  const [busy, setBusy] = useState(false);
  const saying = useRef(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (saying.current) return;
    saying.current = true;
    setBusy(true);
    try {
      await onGo();
    } finally {
      saying.current = false;
      setBusy(false);
    }
  };
  return (
    <Sheet title={title} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {children}
        <div class="actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone={tone} type="submit" busy={busy}>{go}</Button>
        </div>
      </form>
    </Sheet>
  );
}
