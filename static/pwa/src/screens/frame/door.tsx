/** The look of the screens before the sign-in: mark, name, one card. */
import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/words/door';
import { t as s } from '../../i18n/words/shared';
import { language, speak } from '../../i18n/language';
import type { Session } from '../../domain/session';
import type { Api } from '../../sync/api';
import { Button, Icon, Notice } from '../../ui';
import { LostBanner } from './banners';

export interface DoorRooms {
  api: Api;
  /** Takes the session in and opens the app. */
  enter: (session: Session) => Promise<void>;
  go: (path: string) => void;
  hash: string;
  /** Who acts on this phone already; null on a fresh one. */
  here: string | null;
}

/** A colleague comes in beside those who are here: said before it is done, with the way back. */
function Here({ rooms }: { rooms: DoorRooms }) {
  if (rooms.here === null) return null;
  return <Notice tone="info" title={s('door_here', { name: rooms.here })} action={<Button onClick={() => rooms.go('/')}>{s('back')}</Button>}>{s('door_text', { name: rooms.here })}</Notice>;
}

export function Door({ title, intro, rooms, children }: { title: string; intro: string; rooms?: DoorRooms; children: ComponentChildren }) {
  const other = language() === 'en' ? 'zh-CN' : 'en';
  return (
    <div class="door">
      <header class="door-head">
        <span class="mark" aria-hidden="true"><Icon name="drop" /></span>
        <span class="door-name">{t('app')}</span>
        <button type="button" class="door-language" lang={other} onClick={() => void speak(other)}>{other === 'en' ? 'English' : '中文'}</button>
      </header>
      <main class="door-card" id="page">
        <LostBanner />
        {rooms && <Here rooms={rooms} />}
        <h1>{title}</h1>
        <p class="door-intro">{intro}</p>
        {children}
      </main>
    </div>
  );
}
