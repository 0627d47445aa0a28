/** The last page of a phone that was taken out of service: everything was delivered, nothing is left here. */
import { t } from '../../i18n/words/door';
import { Icon } from '../../ui';

export function WipedScreen() {
  return (
    <main class="embedded" id="page">
      <Icon name="check" />
      <div role="alert">
        <h1>{t('wiped_title')}</h1>
        <p>{t('wiped_text')}</p>
      </div>
    </main>
  );
}
