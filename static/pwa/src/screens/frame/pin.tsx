/** The newcomer on a shared phone sets a PIN before anything else. */
import { useRef } from 'preact/hooks';
import type { Session } from '../../domain/session';
import { t } from '../../i18n/words/shared';
import type { Store } from '../../store';
import { Pins } from '../../store/pins';
import { toast } from '../../ui';
import { PinForm } from './pin-form';

export function PinScreen({ store, session }: { store: Store; session: Session }) {
  const pins = useRef(new Pins(store.ground, store.watch)).current;
  return (
    <main class="lock" id="page">
      <h1>{session.person.name} · {t('pin_title')}</h1>
      <PinForm pins={pins} person={session.person_id} has_pin={false} onSaved={() => toast(t('pin_saved'), 'good')} />
    </main>
  );
}
