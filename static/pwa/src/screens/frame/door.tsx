/** The look of the screens before the sign-in: mark, name, one card. */
import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/words/door';
import { language, speak } from '../../i18n/language';
import type { Session } from '../../domain/session';
import type { Api } from '../../sync/api';
import { Icon } from '../../ui';
import { LostBanner } from './banners';

export interface DoorRooms {
  api: Api;
  /** Takes the session in and opens the app. */
  enter: (session: Session) => Promise<void>;
  go: (path: string) => void;
  hash: string;
}

export function Door({ title, intro, children }: { title: string; intro: string; children: ComponentChildren }) {
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
        <h1>{title}</h1>
        <p class="door-intro">{intro}</p>
        {children}
      </main>
    </div>
  );
}
