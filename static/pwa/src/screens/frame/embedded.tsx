/** 请在浏览器中打开: storage inside chat apps is not kept, so nothing may be started there. */
import type { EmbeddedIn } from '../../device';
import { t } from '../../i18n/words/embedded';
import { Button, Icon, toast } from '../../ui';

export function EmbeddedScreen({ app }: { app: EmbeddedIn }) {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(location.href).catch(() => undefined);
    toast(t('embedded_copied'));
  };
  return (
    <main class="embedded" id="page">
      <p class="embedded-arrow" aria-hidden="true">··· ↗</p>
      <Icon name="warn" />
      <h1>{t('embedded_title')}</h1>
      <p>{t('embedded_text', { app: t(app) })}</p>
      <p class="embedded-link">{location.href.replace(/#.*/, '#…')}</p>
      <Button tone="primary" wide onClick={() => void copy()}>{t('embedded_copy')}</Button>
    </main>
  );
}
